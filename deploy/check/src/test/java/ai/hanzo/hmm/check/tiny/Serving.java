package ai.hanzo.hmm.check.tiny;

import ai.hanzo.hmm.wire.CompleteAllocation;
import ai.hanzo.hmm.wire.DisputeAllocation;
import ai.hanzo.hmm.wire.EndAllocation;
import ai.hanzo.hmm.wire.Envelope;
import ai.hanzo.hmm.wire.Heartbeat;
import ai.hanzo.hmm.wire.LiquidityCommand;
import ai.hanzo.hmm.wire.MeteredUse;
import ai.hanzo.hmm.wire.ProviderCommand;
import ai.hanzo.hmm.wire.RuleDispute;
import ai.hanzo.hmm.wire.StartAllocation;
import ai.hanzo.hmm.wire.topic.TopicCatalogue;

import org.apache.avro.specific.SpecificRecord;

import java.nio.ByteBuffer;
import java.util.List;

/// What a provider, its consumer and the operator of a tiny exchange say of allocations.
final class Serving {
    private static final String MARKET = Trade.MARKET;
    private static final long TICK_MS = 20_000;

    private final TopicCatalogue topics;
    private final TinyExchange exchange;
    private int commands;

    Serving(TopicCatalogue topics, TinyExchange exchange) {
        this.topics = topics;
        this.exchange = exchange;
    }

    /// Started, metered, silent until it is suspended, heard of again, completed; then disputed,
    /// with what the operator rules.
    void wholeLife(String consumer) {
        long number = exchange.lastAllocation();
        provide(new StartAllocation(MARKET, number));
        provide(new StartAllocation(MARKET, number));
        pass(1);
        report(number, 100);
        pass(5);
        report(number, Long.MAX_VALUE);
        report(number + 7, 1);
        var proof = ByteBuffer.wrap(new byte[32]);
        provide(new CompleteAllocation(MARKET, number, 200L, proof));
        say(consumer, new DisputeAllocation(MARKET, number, "too slow"));
        say(consumer, new DisputeAllocation(MARKET, number, "too slow again"));
        exchange.rule(MARKET, "uphold-" + number, new RuleDispute(number, 300L, "heard"));
    }

    /// Started and not wanted any more.
    void shortLife(String consumer) {
        long number = exchange.lastAllocation();
        say(consumer, new DisputeAllocation(MARKET, number, "too early"));
        provide(new StartAllocation(MARKET, number));
        say(consumer, new DisputeAllocation(MARKET, number, "nothing comes"));
        exchange.rule(MARKET, "dismiss-" + number, new RuleDispute(number, 0L, "it does"));
        say(consumer, new EndAllocation(MARKET, number));
    }

    /// Never started.
    void noLife() {
        pass(7);
    }

    private void report(long number, long usedMicros) {
        provide(new Heartbeat(MARKET, List.of(new MeteredUse(number, usedMicros))));
    }

    /// Time goes by, and the clock ticks.
    private void pass(int ticks) {
        for (int i = 0; i < ticks; i++) {
            exchange.pass(TICK_MS);
            exchange.tick(MARKET);
        }
    }

    private void provide(SpecificRecord body) {
        exchange.send(topics.providers(), "house", new ProviderCommand(by("house"), body));
    }

    private void say(String account, SpecificRecord body) {
        exchange.send(topics.liquidity(), account, new LiquidityCommand(by(account), body));
    }

    private Envelope by(String account) {
        return Envelope.newBuilder().setAccount(account).setId("life-" + commands++).build();
    }
}

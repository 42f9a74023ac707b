package ai.hanzo.hmm.streams;

import static org.assertj.core.api.Assertions.assertThat;

import ai.hanzo.hmm.streams.inbox.DeadLetter;
import ai.hanzo.hmm.streams.inbox.Reason;
import ai.hanzo.hmm.wire.CreateMarket;
import ai.hanzo.hmm.wire.MarketDefinition;
import ai.hanzo.hmm.wire.MarketPhase;
import ai.hanzo.hmm.wire.OperatorCommand;
import ai.hanzo.hmm.wire.OrderSide;
import ai.hanzo.hmm.wire.SetMarketPhase;
import ai.hanzo.hmm.wire.SetMarketTerms;

import org.apache.kafka.common.header.Headers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;

/// The operator's commands on their way through its relay and the market's log.
class OperatorTest {
    private static final String OTHER = "gpu-inference/h200";

    @TempDir Path folder;
    private ExchangeRig rig;

    @BeforeEach
    void openAMarket() {
        rig = new ExchangeRig(folder);
        rig.send(Commands.createMarket());
    }

    @AfterEach
    void close() {
        rig.close();
    }

    @Test
    void other_terms_hold_from_then_on_and_are_shown() {
        var terms = terms().setMinNotionalMicros(50_000_000).setBondPpm(200_000).build();
        rig.deposit("alice", "d1", 1_000_000_000L);
        rig.send(Commands.limit("alice", "before", OrderSide.BUY, 1_000_000, 20_000_000));
        rig.send(setTerms(Commands.MARKET, terms));
        rig.send(Commands.limit("alice", "after", OrderSide.BUY, 1_000_000, 20_000_000));
        rig.driver.advanceWallClockTime(Duration.ofMillis(50));

        assertThat(rig.deadLetters()).isEmpty();
        assertThat(rig.read(rig.topics.markets()).getLast().getDefinition()).isEqualTo(terms);
        var outcomes = rig.read(rig.topics.executions());
        assertThat(outcomes.get(outcomes.size() - 2).getRefusal()).isNull();
        assertThat(outcomes.getLast().getRefusal().getCode()).isEqualTo("MIN_NOTIONAL");
    }

    @Test
    void the_same_terms_again_change_nothing() {
        rig.send(setTerms(Commands.MARKET, terms().build()));
        rig.send(setTerms(Commands.MARKET, terms().build()));
        rig.driver.advanceWallClockTime(Duration.ofMillis(50));

        assertThat(rig.deadLetters()).isEmpty();
        assertThat(rig.read(rig.topics.markets()).getLast().getDefinition())
                .isEqualTo(terms().build());
    }

    @Test
    void terms_that_would_cut_resting_orders_anew_are_a_dead_letter_of_the_markets_log() {
        rig.send(setTerms(Commands.MARKET, terms().setTickMicros(200_000).build()));
        rig.driver.advanceWallClockTime(Duration.ofMillis(50));

        dead(Reason.FIXED_TERMS, rig.topics.marketCommands().name());
        assertThat(rig.read(rig.topics.markets()).getLast().getDefinition())
                .isEqualTo(terms().build());
    }

    @Test
    void a_command_to_a_market_that_nobody_opened_is_a_dead_letter() {
        rig.send(setTerms(OTHER, terms().setMarket(OTHER).build()));
        dead(Reason.UNKNOWN_MARKET, rig.topics.marketCommands().name());

        rig.send(new OperatorCommand(OTHER, "p", new SetMarketPhase(MarketPhase.PAUSED)));
        dead(Reason.UNKNOWN_MARKET, rig.topics.marketCommands().name());
    }

    @Test
    void terms_that_contradict_themselves_or_their_market_go_no_further_than_the_relay() {
        rig.send(setTerms(Commands.MARKET, terms().setMarket(OTHER).build()));
        dead(Reason.MALFORMED, rig.topics.operatorCommands().name());

        rig.send(setTerms(Commands.MARKET, terms().setBondPpm(199_999).build()));
        dead(Reason.MALFORMED, rig.topics.operatorCommands().name());
        assertThat(rig.read(rig.topics.marketCommands())).hasSize(1);
    }

    private void dead(Reason reason, String topic) {
        assertThat(rig.deadLetters())
                .singleElement()
                .satisfies(
                        letter -> {
                            assertThat(header(letter.headers(), DeadLetter.REASON))
                                    .isEqualTo(reason.name());
                            assertThat(header(letter.headers(), DeadLetter.TOPIC)).isEqualTo(topic);
                        });
    }

    private static String header(Headers headers, String name) {
        return new String(headers.lastHeader(name).value(), StandardCharsets.UTF_8);
    }

    private static MarketDefinition.Builder terms() {
        var create = (CreateMarket) Commands.createMarket().getBody();
        return MarketDefinition.newBuilder(create.getDefinition());
    }

    private static OperatorCommand setTerms(String market, MarketDefinition definition) {
        return new OperatorCommand(market, "terms-1", new SetMarketTerms(definition));
    }
}

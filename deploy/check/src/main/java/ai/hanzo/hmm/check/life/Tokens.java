package ai.hanzo.hmm.check.life;

import ai.hanzo.hmm.check.Judgement;
import ai.hanzo.hmm.check.log.Reader;
import ai.hanzo.hmm.check.read.Exchange;
import ai.hanzo.hmm.check.read.Homes;
import ai.hanzo.hmm.check.read.Lane;
import ai.hanzo.hmm.wire.AccessToken;
import ai.hanzo.hmm.wire.Allocation;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Holds access tokens against the allocations that they open: one each, which claims what the
/// allocation is. A token bears the time of its allocation.
final class Tokens {
    private final Exchange exchange;
    private final Judgement judgement;
    private final List<Lane<AccessToken>> lanes;
    private final boolean isWhole;
    private final Map<String, Lane.Published<Allocation>> awaited = new TreeMap<>();

    Tokens(Exchange exchange, Reader reader, Homes homes, Judgement judgement) {
        var topic = exchange.topics().accessTokens();
        this.exchange = exchange;
        this.judgement = judgement;
        this.isWhole = !exchange.logs().cut().isTrimmed(topic.name());
        this.lanes =
                isWhole
                        ? Lane.of(exchange, reader, topic, token -> homes.isHere(token.getMarket()))
                        : List.of();
    }

    /// An allocation began.
    void await(Lane.Published<Allocation> began) {
        if (isWhole) awaited.put(began.value().getAllocationId(), began);
    }

    /// All tokens of before a time, ms since 1970, are compared.
    void settle(long beforeMs) {
        for (var lane : lanes) {
            for (var next = lane.peek();
                    next.isPresent() && next.get().record().timestamp() < beforeMs;
                    next = lane.peek()) {
                lane.take();
                compare(next.get());
            }
        }
        awaited.values().forEach(this::missing);
        awaited.clear();
    }

    private void compare(Lane.Published<AccessToken> published) {
        judgement.checked();
        var token = published.value();
        var began = awaited.remove(token.getAllocationId());
        if (began == null) {
            judgement.broken(
                    "%s: a token of %s, which did not begin then or has one already"
                            .formatted(published.place(), token.getAllocationId()));
            return;
        }
        var allocation = began.value();
        boolean isIts =
                token.getConsumer().equals(allocation.getConsumer())
                        && token.getProvider().equals(allocation.getProvider())
                        && token.getMarket().equals(allocation.getMarket())
                        && token.getExpiryMs() == allocation.getExpiryMs();
        var claims = Claims.of(allocation);
        if (!isIts || !claims.equals(Claims.in(token).orElse(""))) {
            judgement.broken(
                    "%s: the token of %s claims %s for %s, and what was allocated is %s"
                            .formatted(
                                    published.place(),
                                    token.getAllocationId(),
                                    Claims.in(token).orElse("nothing"),
                                    token.getProvider(),
                                    claims));
        }
    }

    private void missing(Lane.Published<Allocation> began) {
        if (isProcessed(began.record())) {
            judgement.broken(
                    "%s: %s has no token"
                            .formatted(began.place(), began.value().getAllocationId()));
        } else {
            judgement.unjudged("tokens are under way");
        }
    }

    private boolean isProcessed(ConsumerRecord<?, ?> record) {
        var partition = new TopicPartition(record.topic(), record.partition());
        return exchange.logs().cut().of(partition).isProcessed(record.offset());
    }
}

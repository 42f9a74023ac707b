package ai.hanzo.hmm.check.trail;

import ai.hanzo.hmm.check.Judgements;
import ai.hanzo.hmm.check.Promise;
import ai.hanzo.hmm.check.log.Cut;
import ai.hanzo.hmm.check.read.Exchange;
import ai.hanzo.hmm.check.read.Places;
import ai.hanzo.hmm.streams.inbox.DeadLetter;
import ai.hanzo.hmm.streams.inbox.Reason;
import ai.hanzo.hmm.wire.topic.Topic;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.stream.Collectors;

/// Reads the dead letters: where the record lay that each is of.
final class DeadLetters {
    private final Exchange exchange;
    private final Judgements judgements;
    private final Places places;
    private final Cut cut;
    private final Set<String> inputs;

    /// Takes a dead letter of an input topic.
    interface Each {
        /// @param place of the record it is of
        /// @param deadLetter its own place
        void take(long place, long deadLetter);
    }

    DeadLetters(Exchange exchange, Judgements judgements) {
        this.exchange = exchange;
        this.judgements = judgements;
        this.places = exchange.places();
        this.cut = exchange.logs().cut();
        this.inputs = exchange.inputs().stream().map(Topic::name).collect(Collectors.toSet());
    }

    /// @param judge whether what is wrong with a dead letter by itself is to be told
    void scan(boolean judge, Each each) {
        exchange.logs().scan(exchange.topics().deadLetters(), record -> take(record, judge, each));
    }

    private void take(ConsumerRecord<byte[], byte[]> record, boolean judge, Each each) {
        var at = Places.text(record);
        try {
            var topic = header(record, DeadLetter.TOPIC);
            int partition = Integer.parseInt(header(record, DeadLetter.PARTITION));
            long offset = Long.parseLong(header(record, DeadLetter.OFFSET));
            var reason = header(record, DeadLetter.REASON);
            var where = new TopicPartition(topic, partition) + "@" + offset;
            if (judge && reason.equals(Reason.INVARIANT.name())) {
                judgements
                        .of(Promise.BALANCES)
                        .broken(
                                "%s: %s could not be posted: %s"
                                        .formatted(at, where, header(record, DeadLetter.DETAIL)));
            }
            if (!inputs.contains(topic)) return;
            var extent = cut.of(topic, partition);
            if (extent == null || offset >= extent.end()) {
                if (judge) wrong(at + ": there is no " + where + " to be a dead letter of");
            } else {
                each.take(places.of(topic, partition, offset), places.of(record));
            }
        } catch (IllegalArgumentException e) {
            if (judge) wrong(at + " is no dead letter: " + e.getMessage());
        }
    }

    private void wrong(String offence) {
        judgements.of(Promise.OUTCOMES).broken(offence);
    }

    private static String header(ConsumerRecord<byte[], byte[]> record, String name) {
        var header = record.headers().lastHeader(name);
        if (header == null) throw new IllegalArgumentException("it has no header " + name);
        return new String(header.value(), StandardCharsets.UTF_8);
    }
}

package ai.hanzo.hmm.check.replay;

import ai.hanzo.hmm.check.Judgement;
import ai.hanzo.hmm.check.log.Reader;
import ai.hanzo.hmm.check.read.Difference;
import ai.hanzo.hmm.check.read.Exchange;
import ai.hanzo.hmm.check.read.Lane;
import ai.hanzo.hmm.wire.serde.AvroSerializer;
import ai.hanzo.hmm.wire.topic.KeyPartition;
import ai.hanzo.hmm.wire.topic.Topic;

import org.apache.avro.specific.SpecificRecord;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;

/// One topic that markets publish to: what the replay says next must be what is published next, to
/// the byte. Of each partition the first difference is told, because all that follows may be
/// shifted by it.
final class Column<V extends SpecificRecord> {
    static final String UNDER_WAY = "commands are under way";

    private final Topic<V> topic;
    private final AvroSerializer<V> encode;
    private final Judgement judgement;
    private final List<Lane<V>> lanes;

    Column(
            Exchange exchange,
            Reader reader,
            Topic<V> topic,
            Predicate<V> isTheirs,
            Judgement judgement) {
        this.topic = topic;
        this.encode = new AvroSerializer<>(exchange.registry(), false);
        this.judgement = judgement;
        this.lanes = Lane.of(exchange, reader, topic, isTheirs);
    }

    /// The replay says this.
    ///
    /// @param cause the command that it says it because of
    void expect(String key, V value, Cause cause) {
        int partition = KeyPartition.of(key, lanes.size());
        var lane = lanes.get(partition);
        if (lane.isDiverged()) return;
        var next = lane.take();
        if (next.isEmpty()) {
            lane.diverge();
            if (cause.isProcessed()) {
                differs(
                        cause,
                        "gives %s, which is not published".formatted(Difference.shortened(value)));
            } else {
                judgement.unjudged(UNDER_WAY);
            }
            return;
        }
        judgement.checked();
        var published = next.get();
        boolean same =
                Arrays.equals(published.record().key(), key.getBytes(StandardCharsets.UTF_8))
                        && Arrays.equals(
                                published.record().value(), encode.serialize(topic.name(), value));
        if (!same) {
            lane.diverge();
            differs(
                    cause,
                    "gives what differs from %s: %s"
                            .formatted(published.place(), Difference.of(value, published.value())));
        }
    }

    /// The replay says no more: neither may the topic.
    void end() {
        for (var lane : lanes) {
            if (lane.isDiverged()) continue;
            lane.peek()
                    .ifPresent(
                            more ->
                                    judgement.broken(
                                            "%s: published is %s, which the replay does not give"
                                                    .formatted(
                                                            more.place(),
                                                            Difference.shortened(more.value()))));
        }
    }

    private void differs(Cause cause, String how) {
        judgement.broken("%s: the replay %s".formatted(cause.text(), how));
    }
}

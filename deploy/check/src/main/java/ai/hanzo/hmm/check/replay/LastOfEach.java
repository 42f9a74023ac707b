package ai.hanzo.hmm.check.replay;

import ai.hanzo.hmm.check.Judgement;
import ai.hanzo.hmm.check.log.Reader;
import ai.hanzo.hmm.check.read.Difference;
import ai.hanzo.hmm.check.read.Exchange;
import ai.hanzo.hmm.check.read.Lane;
import ai.hanzo.hmm.wire.topic.KeyPartition;
import ai.hanzo.hmm.wire.topic.Topic;

import org.apache.avro.specific.SpecificRecord;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;

/// A topic that is compacted: of each key only the last record is sure to be there. So what is
/// published must be found in the replay, in its order, and the last of each is published.
final class LastOfEach<V extends SpecificRecord> {
    private final Judgement judgement;
    private final List<Lane<V>> lanes;
    private final Map<String, Missing<V>> missing = new TreeMap<>();

    private record Missing<V>(V value, Cause cause) {}

    LastOfEach(
            Exchange exchange,
            Reader reader,
            Topic<V> topic,
            Predicate<V> isTheirs,
            Judgement judgement) {
        this.judgement = judgement;
        this.lanes = Lane.of(exchange, reader, topic, isTheirs);
    }

    /// The replay says this.
    void expect(String key, V value, Cause cause) {
        judgement.checked();
        var lane = lanes.get(KeyPartition.of(key, lanes.size()));
        if (lane.peek().filter(next -> next.value().equals(value)).isPresent()) {
            lane.take();
            missing.remove(key);
        } else {
            missing.put(key, new Missing<>(value, cause));
        }
    }

    /// The replay says no more.
    void end() {
        for (var lane : lanes) {
            lane.peek()
                    .ifPresent(
                            more ->
                                    judgement.broken(
                                            "%s: published is %s, which the replay does not give"
                                                    .formatted(
                                                            more.place(),
                                                            Difference.shortened(more.value()))));
        }
        for (var last : missing.values()) {
            if (last.cause().isProcessed()) {
                judgement.broken(
                        "%s: the replay gives %s, which is not published"
                                .formatted(last.cause().text(), last.value()));
            } else {
                judgement.unjudged(Column.UNDER_WAY);
            }
        }
    }
}

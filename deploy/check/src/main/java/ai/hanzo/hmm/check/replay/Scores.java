package ai.hanzo.hmm.check.replay;

import ai.hanzo.hmm.check.Judgement;
import ai.hanzo.hmm.check.log.Reader;
import ai.hanzo.hmm.check.read.Exchange;
import ai.hanzo.hmm.wire.QualityScore;
import ai.hanzo.hmm.wire.topic.KeyPartition;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;

/// The topic of scores is compacted: of a provider in a market only the last score is sure to be
/// there. So what is published must be found in the replay, in its order, and the last of each is
/// published.
final class Scores {
    private final Judgement judgement;
    private final List<Lane<QualityScore>> lanes;
    private final Map<String, Missing> missing = new TreeMap<>();

    private record Missing(QualityScore score, Cause cause) {}

    Scores(
            Exchange exchange,
            Reader reader,
            Predicate<QualityScore> isTheirs,
            Judgement judgement) {
        this.judgement = judgement;
        var topic = exchange.topics().quality();
        var gate = exchange.gate(topic);
        this.lanes =
                exchange.logs().cut().partitions(topic.name()).stream()
                        .map(partition -> new Lane<>(reader, partition, gate, isTheirs))
                        .toList();
    }

    /// The replay says this.
    void expect(String key, QualityScore score, Cause cause) {
        judgement.checked();
        var lane = lanes.get(KeyPartition.of(key, lanes.size()));
        if (lane.peek().filter(next -> next.value().equals(score)).isPresent()) {
            lane.take();
            missing.remove(key);
        } else {
            missing.put(key, new Missing(score, cause));
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
                                .formatted(last.cause().text(), last.score()));
            } else {
                judgement.unjudged(Column.UNDER_WAY);
            }
        }
    }
}

package ai.hanzo.hmm.check.audit;

import ai.hanzo.hmm.check.Judgement;
import ai.hanzo.hmm.check.log.Reader;
import ai.hanzo.hmm.check.read.Difference;
import ai.hanzo.hmm.check.read.Exchange;
import ai.hanzo.hmm.check.read.Homes;
import ai.hanzo.hmm.check.read.Lane;
import ai.hanzo.hmm.wire.QualityScore;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/// Holds what was published of providers' quality against what must have been. The topic is
/// compacted: of each provider and market only the last record is sure to be there, so each that is
/// there must be one that was due, in its order, and the last that was due must be there.
final class Publications {
    private final Judgement judgement;
    private final List<Lane<QualityScore>> lanes;
    private final Map<String, Awaited> awaited = new TreeMap<>();

    /// What may be published of one provider in one market at the present time.
    private static final class Awaited {
        private final List<QualityScore> states = new ArrayList<>();
        private int from;

        /// Must be published, or something after it.
        private Optional<QualityScore> owed = Optional.empty();
    }

    Publications(Exchange exchange, Reader reader, Homes homes, Judgement judgement) {
        this.judgement = judgement;
        this.lanes =
                Lane.of(
                        exchange,
                        reader,
                        exchange.topics().quality(),
                        score -> homes.isHere(score.getMarket()));
    }

    /// @param isOwed whether it must be published
    void expect(QualityScore state, boolean isOwed) {
        var of = awaited.computeIfAbsent(key(state), _ -> new Awaited());
        of.states.add(state);
        if (isOwed) of.owed = Optional.of(state);
    }

    /// All that was published before a time, ms since 1970, is compared: what was due before it is
    /// known.
    void settle(long beforeMs) {
        for (var lane : lanes) {
            for (var next = lane.peek();
                    next.isPresent() && next.get().record().timestamp() < beforeMs;
                    next = lane.peek()) {
                compare(next.get());
                lane.take();
            }
        }
        for (var of : awaited.values()) {
            of.states.clear();
            of.from = 0;
        }
    }

    /// There is no more.
    void end() {
        for (var of : awaited.values()) {
            of.owed.ifPresent(
                    state ->
                            judgement.broken(
                                    "%s in %s must be published as %s, which is not there"
                                            .formatted(
                                                    state.getProvider(),
                                                    state.getMarket(),
                                                    state)));
        }
    }

    private void compare(Lane.Published<QualityScore> published) {
        judgement.checked();
        var value = published.value();
        var of = awaited.computeIfAbsent(key(value), _ -> new Awaited());
        for (int i = of.from; i < of.states.size(); i++) {
            if (!like(of.states.get(i), value).equals(value)) continue;
            of.from = i + 1;
            var rest = of.states.subList(of.from, of.states.size());
            of.owed = of.owed.filter(owed -> rest.stream().anyMatch(state -> state == owed));
            return;
        }
        judgement.broken(
                "%s: %s in %s: %s"
                        .formatted(
                                published.place(),
                                value.getProvider(),
                                value.getMarket(),
                                nearest(of, value)
                                        .map(state -> Difference.of(like(state, value), value))
                                        .orElse("nothing gives " + Difference.shortened(value))));
        of.owed = Optional.empty(); // what was owed is most likely this
    }

    private static Optional<QualityScore> nearest(Awaited of, QualityScore value) {
        var rest = of.states.subList(of.from, of.states.size());
        return rest.stream()
                .filter(state -> Objects.equals(start(state), start(value)))
                .findFirst()
                .or(() -> rest.stream().findFirst());
    }

    private static Optional<Long> start(QualityScore score) {
        return Optional.ofNullable(score.getBucket()).map(bucket -> bucket.getStartMs());
    }

    /// What was published, with the auditor's figures in place of those that are a matter of
    /// quality.
    private static QualityScore like(QualityScore own, QualityScore published) {
        return QualityScore.newBuilder(published)
                .setProvider(own.getProvider())
                .setMarket(own.getMarket())
                .setBucketStartMs(own.getBucketStartMs())
                .setBuckets(own.getBuckets())
                .setLatencyPpm(own.getLatencyPpm())
                .setThroughputPpm(own.getThroughputPpm())
                .setAvailabilityPpm(own.getAvailabilityPpm())
                .setAccuracyPpm(own.getAccuracyPpm())
                .setScorePpm(own.getScorePpm())
                .setGradePpm(own.getGradePpm())
                .setTimeMs(own.getTimeMs())
                .setBucket(own.getBucket())
                .setStanding(own.getStanding())
                .setStrikes(own.getStrikes())
                .setDay(own.getDay())
                .build();
    }

    private static String key(QualityScore score) {
        return score.getProvider() + '|' + score.getMarket();
    }
}

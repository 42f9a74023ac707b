package ai.hanzo.hmm.check.driven;

import static org.assertj.core.api.Assertions.assertThat;

import ai.hanzo.hmm.check.Finding;
import ai.hanzo.hmm.check.Finding.State;
import ai.hanzo.hmm.check.Promise;
import ai.hanzo.hmm.check.tiny.MemoryLogs;
import ai.hanzo.hmm.wire.Allocation;
import ai.hanzo.hmm.wire.Execution;
import ai.hanzo.hmm.wire.MarketCommand;
import ai.hanzo.hmm.wire.Posting;
import ai.hanzo.hmm.wire.ProviderDay;
import ai.hanzo.hmm.wire.QualityBucket;
import ai.hanzo.hmm.wire.QualityScore;
import ai.hanzo.hmm.wire.topic.TopicCatalogue;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/// The records of real days, to be tampered with and then audited.
final class Planting {
    private final Promise promise;
    final TopicCatalogue topics;
    final MemoryLogs logs;
    private final Driven driven;

    Planting(Driven driven) {
        this(driven, Promise.SCORES);
    }

    /// @param promise that is broken by what is planted
    Planting(Driven driven, Promise promise) {
        this.promise = promise;
        this.driven = driven;
        this.topics = driven.topics;
        this.logs = driven.logs.copy();
    }

    /// When the days were over, ms since 1970.
    long timeMs() {
        return driven.timeMs();
    }

    void score(Predicate<QualityScore> which, UnaryOperator<QualityScore.Builder> change) {
        logs.tamper(
                topics.quality(),
                which,
                it -> List.of(change.apply(QualityScore.newBuilder(it.getFirst())).build()));
    }

    void day(Predicate<ProviderDay> which, UnaryOperator<ProviderDay.Builder> change) {
        score(
                it -> it.getDay() != null && which.test(it.getDay()),
                it -> it.setDay(change.apply(ProviderDay.newBuilder(it.getDay())).build()));
    }

    void bucket(Predicate<QualityBucket> which, UnaryOperator<QualityBucket.Builder> change) {
        logs.tamper(
                topics.marketCommands(),
                it -> it.getBody() instanceof QualityBucket bucket && which.test(bucket),
                it -> {
                    var bucket = (QualityBucket) it.getFirst().getBody();
                    var changed = change.apply(QualityBucket.newBuilder(bucket)).build();
                    return List.of(
                            MarketCommand.newBuilder(it.getFirst()).setBody(changed).build());
                });
    }

    void allocation(Predicate<Allocation> which, UnaryOperator<Allocation.Builder> change) {
        logs.tamper(
                topics.allocations(),
                which,
                it -> List.of(change.apply(Allocation.newBuilder(it.getFirst())).build()));
    }

    void posting(String reason, UnaryOperator<Posting.Builder> change) {
        logs.tamper(
                topics.executions(),
                it -> it.getPostings().stream().anyMatch(p -> p.getReason().equals(reason)),
                it -> {
                    var postings = new ArrayList<Posting>();
                    for (var posting : it.getFirst().getPostings()) {
                        boolean isIt = posting.getReason().equals(reason);
                        postings.add(
                                isIt ? change.apply(Posting.newBuilder(posting)).build() : posting);
                    }
                    var execution = Execution.newBuilder(it.getFirst()).setPostings(postings);
                    return List.of(execution.build());
                });
    }

    static boolean isFolded(QualityScore score) {
        return score.getBucket() != null && !score.getBucket().getAbsent();
    }

    Finding audit() {
        return ScoresTest.audit(logs, driven, promise);
    }

    /// @throws AssertionError unless it is found first
    void found(String told) {
        var finding = audit();
        assertThat(finding.state()).isEqualTo(State.BROKEN);
        assertThat(finding.firstOffence()).get().asString().contains(told);
    }
}

package ai.hanzo.hmm.local.demo;

import ai.hanzo.hmm.local.demo.plan.Provider;
import ai.hanzo.hmm.local.demo.plan.Terms;
import ai.hanzo.hmm.local.demo.plan.Times;
import ai.hanzo.hmm.local.demo.report.Report;
import ai.hanzo.hmm.local.demo.report.Served;
import ai.hanzo.hmm.local.demo.report.Service;
import ai.hanzo.hmm.local.demo.report.Summary;
import ai.hanzo.hmm.local.demo.tally.Ends;
import ai.hanzo.hmm.local.demo.tally.Tally;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;

/// Makes the summary of a play from what was tallied.
final class Summaries {
    private static final double NANOS = 1e9;

    private Summaries() {}

    static Summary of(Tally tally, Times times, long telemetryReports, long nanos) {
        var report = report(tally, times, telemetryReports, nanos);
        return new Summary(
                report,
                Terms.MARKET,
                tally.outcomes().served(),
                broken(report, tally),
                tally.trades().lowestMicros(),
                tally.trades().highestMicros(),
                tally.outcomes().latenciesMs(),
                Provider.ALL.stream().map(provider -> served(provider.account(), tally)).toList(),
                tally.makers().refusals(),
                tally.makers().lateCancels());
    }

    private static Report report(Tally tally, Times times, long telemetryReports, long nanos) {
        var trades = tally.trades();
        var latencies = tally.outcomes().latenciesMs();
        return new Report(
                tally.outcomes().requests(),
                tally.outcomes().refusals(),
                trades.all(),
                trades.book(),
                trades.pool(),
                trades.notionalMicros(),
                tally.grants().count(),
                tally.tokens().verified(),
                service(tally, times),
                telemetryReports,
                Math.round(nanos / NANOS * 1_000) / 1_000.0,
                latencies.getValueAtPercentile(50),
                latencies.getValueAtPercentile(99),
                tally.accounts().imbalance(Terms.MARKET, tally.grants().standardMicros()));
    }

    private static Service service(Tally tally, Times times) {
        var lives = tally.lives();
        var ended = new LinkedHashMap<String, Long>();
        for (var end : Ends.End.values()) ended.put(end.name(), lives.ends().count(end));
        return new Service(
                times,
                ended,
                tally.tokens().showedLate(),
                lives.startsMs().getValueAtPercentile(50),
                lives.suspended(),
                lives.back(),
                lives.upheld(),
                lives.dismissed(),
                tally.serviceAnswers().uncounted(),
                tally.serviceAnswers().refusals(),
                lives.ends().uneven(),
                units(tally),
                refunds(lives.ends()));
    }

    private static Service.Units units(Tally tally) {
        var ends = tally.lives().ends();
        return new Service.Units(
                tally.outcomes().boughtMicros(),
                ends.deliveredMicros(),
                ends.refundedMicros(),
                ends.lapsedMicros(),
                tally.lives().runningMicros(),
                tally.outcomes().heldMicros());
    }

    private static Service.Refunds refunds(Ends ends) {
        long fromBonds = ends.refundFromBondMicros();
        return new Service.Refunds(
                fromBonds, ends.refundMicros() - fromBonds, ends.shortfallMicros());
    }

    private static List<String> broken(Report report, Tally tally) {
        var broken = new ArrayList<>(report.broken());
        var outcomes = tally.outcomes();
        if (outcomes.answers() != outcomes.requests() || outcomes.twice() > 0) {
            broken.add(
                    "%d outcomes of %d orders, %d of them of an order that had one"
                            .formatted(outcomes.answers(), outcomes.requests(), outcomes.twice()));
        }
        if (outcomes.unallocated() > 0) {
            broken.add(
                    "%d orders have not been allocated what they bought"
                            .formatted(outcomes.unallocated()));
        }
        if (tally.tokens().bad() > 0) {
            broken.add(
                    "%d bad tokens, the first of %s"
                            .formatted(tally.tokens().bad(), tally.tokens().firstComplaint()));
        }
        return broken;
    }

    private static Served served(String provider, Tally tally) {
        var score = tally.score(provider);
        var sales = tally.trades().sales(provider);
        return new Served(
                provider,
                score.map(of -> of.getScorePpm()).orElse(0),
                score.map(of -> of.getGradePpm()).orElse(0),
                tally.lives().ends().usedMicros(provider),
                tally.lives().ends().faults(provider),
                sales.unitsMicros(),
                sales.earnedMicros());
    }
}

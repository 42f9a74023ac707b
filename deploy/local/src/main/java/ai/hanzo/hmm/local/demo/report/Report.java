package ai.hanzo.hmm.local.demo.report;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/// The figures of a play.
///
/// @param orders of the trace
/// @param refusals orders that bought nothing, by the code of the refusal or the reason of the
///   cancellation
/// @param settlements of the market, those of the market makers and of the opening included
/// @param bookSettlements of them on the book
/// @param poolSettlements of them on the pool
/// @param notionalMicros of all settlements, uH; written as `notional`, decimal HANZO
/// @param allocations made
/// @param tokensVerified allocations whose access token its provider found genuine
/// @param service what became of the allocations
/// @param telemetryReports that observers sent
/// @param seconds from the first order to the last outcome
/// @param latencyMsP50 from an order's append to its settlement's being read, median
/// @param latencyMsP99 the same, 99th percentile
/// @param imbalance per asset, deposited or issued minus all that is held anywhere or spent,
///   micro-units
public record Report(
        long orders,
        SortedMap<String, Long> refusals,
        long settlements,
        long bookSettlements,
        long poolSettlements,
        long notionalMicros,
        long allocations,
        long tokensVerified,
        Service service,
        long telemetryReports,
        double seconds,
        long latencyMsP50,
        long latencyMsP99,
        SortedMap<String, Long> imbalance) {
    public Report {
        refusals = new TreeMap<>(refusals);
        imbalance = new TreeMap<>(imbalance);
    }

    /// Orders that bought nothing.
    public long refused() {
        return refusals.values().stream().mapToLong(Long::longValue).sum();
    }

    /// What of an exchange's promises these figures say was broken, a sentence each.
    public List<String> broken() {
        var broken = new ArrayList<String>();
        if (tokensVerified != allocations) {
            broken.add(
                    "%d of %d allocations have a verified token"
                            .formatted(tokensVerified, allocations));
        }
        broken.addAll(service.broken());
        imbalance.forEach(
                (asset, left) -> {
                    if (left != 0) broken.add("%s is out of balance by %d".formatted(asset, left));
                });
        return broken;
    }
}

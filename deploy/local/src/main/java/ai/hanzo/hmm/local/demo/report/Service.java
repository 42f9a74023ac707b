package ai.hanzo.hmm.local.demo.report;

import ai.hanzo.hmm.local.demo.plan.Times;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// What became of the allocations.
///
/// @param times that the market gave
/// @param ended allocations by how they ended, each way that there is
/// @param tokensLate genuine tokens that were shown when their time was over
/// @param startMsP50 from allocation to start, median of those that were started
/// @param suspended how often one was suspended
/// @param back how often a suspended one became active again
/// @param upheld disputes that the operator ruled for the consumer
/// @param dismissed disputes that it did not
/// @param uncounted allocations that a heartbeat named in vain
/// @param refused commands about allocations that were refused, by code
/// @param uneven allocations whose parts are not what was bought
public record Service(
        Times times,
        Map<String, Long> ended,
        long tokensLate,
        long startMsP50,
        long suspended,
        long back,
        long upheld,
        long dismissed,
        long uncounted,
        SortedMap<String, Long> refused,
        long uneven,
        Units units,
        Refunds refunds) {
    public Service {
        ended = new LinkedHashMap<>(ended);
        refused = new TreeMap<>(refused);
    }

    /// What became of all units that consumers bought to use them, uSCU.
    ///
    /// @param bought by the settlements
    /// @param delivered used, as metered
    /// @param refunded not delivered and owed back
    /// @param lapsed neither
    /// @param running in allocations that are open
    /// @param held in the accounts, since nobody could be assigned
    public record Units(
            long bought, long delivered, long refunded, long lapsed, long running, long held) {
        /// What is bought less what became of it; 0.
        public long difference() {
            return bought - delivered - refunded - lapsed - running - held;
        }
    }

    /// What was paid back to consumers, uH.
    ///
    /// @param shortfall owed and not paid
    public record Refunds(long fromBonds, long fromFund, long shortfall) {
        public long paid() {
            return fromBonds + fromFund;
        }
    }

    /// What the figures say was broken, a sentence each.
    List<String> broken() {
        var broken = new ArrayList<String>();
        if (units.difference() != 0) {
            broken.add(
                    "what was bought is not what became of it, by %d uSCU"
                            .formatted(units.difference()));
        }
        if (uneven != 0) {
            broken.add("%d allocations ended with other units than they had".formatted(uneven));
        }
        return broken;
    }
}

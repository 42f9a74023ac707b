package ai.hanzo.hmm.check.driven;

import ai.hanzo.hmm.wire.Allocation;
import ai.hanzo.hmm.wire.AllocationState;
import ai.hanzo.hmm.wire.DisputeAllocation;
import ai.hanzo.hmm.wire.DisputeState;
import ai.hanzo.hmm.wire.EndAllocation;
import ai.hanzo.hmm.wire.RuleDispute;
import ai.hanzo.hmm.wire.RuleFault;

import java.util.List;
import java.util.Random;

/// What consumers and the operator say of allocations, in time, too late, twice, and of others'.
final class Claiming {
    private static final String STRANGER = "stranger";

    private final Trading trading;
    private final String market;
    private final Random random;

    Claiming(Trading trading, String market, Random random) {
        this.trading = trading;
        this.market = market;
        this.random = random;
    }

    /// @param latest allocations, open and closed
    void claim(List<Allocation> latest) {
        if (latest.isEmpty()) return;
        var one = latest.get(random.nextInt(latest.size()));
        long number = Serving.numberOf(one);
        var account = random.nextInt(20) == 0 ? STRANGER : Trading.CONSUMER;
        boolean isClosed = one.getState() == AllocationState.CLOSED;
        if (!isClosed && random.nextInt(150) == 0) {
            trading.say(account, new EndAllocation(market, number));
        }
        boolean isTooEarly = one.getState() == AllocationState.ALLOCATED;
        if (random.nextInt(isTooEarly ? 5 : 60) == 0) {
            trading.say(account, new DisputeAllocation(market, number, "not what was bought"));
        }
        if (isDisputed(one) && random.nextInt(25) == 0 || random.nextInt(600) == 0) {
            trading.rule(new RuleDispute(number, unused(one), "heard"));
        }
        if (!isClosed && random.nextInt(400) == 0) {
            trading.rule(new RuleFault(number, unused(one), "not delivered"));
        }
    }

    /// None, some or all, or more than there is.
    private long unused(Allocation one) {
        long left = one.getStandardMicros() - one.getRefundedMicros();
        return switch (random.nextInt(5)) {
            case 0 -> 0;
            case 1 -> left;
            case 2 -> left + 1;
            default -> random.nextLong(left + 1);
        };
    }

    private static boolean isDisputed(Allocation one) {
        return one.getDispute() != null && one.getDispute().getState() == DisputeState.OPEN;
    }
}

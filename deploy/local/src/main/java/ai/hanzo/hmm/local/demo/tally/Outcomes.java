package ai.hanzo.hmm.local.demo.tally;

import ai.hanzo.hmm.market.units.Micros;
import ai.hanzo.hmm.wire.Execution;
import ai.hanzo.hmm.wire.OrderState;
import ai.hanzo.hmm.wire.OrderStatus;
import ai.hanzo.hmm.wire.Settlement;

import org.HdrHistogram.Histogram;

import java.util.SortedMap;
import java.util.TreeMap;

/// What became of every request's order. Requests are numbered from 0; all that is known of one
/// stands in arrays, so that a long trace costs little.
public final class Outcomes {
    private static final String PREFIX = "request-";
    private static final int SIGNIFICANT_DIGITS = 3;

    private final long[] appendedMs;
    private final long[] settledMs;
    private final long[] filledMicros;
    private final long[] allocatedMicros;
    private final boolean[] answered;
    private final SortedMap<String, Long> refusals = new TreeMap<>();
    private long boughtMicros;
    private long heldMicros;
    private int answers;
    private int served;
    private int twice;

    public Outcomes(int requests) {
        appendedMs = new long[requests];
        settledMs = new long[requests];
        filledMicros = new long[requests];
        allocatedMicros = new long[requests];
        answered = new boolean[requests];
    }

    /// The id of a request's order.
    public static String id(int request) {
        return PREFIX + request;
    }

    /// The broker's time of a request's order, ms since 1970.
    public void appended(int request, long timeMs) {
        appendedMs[request] = timeMs;
    }

    void on(Execution execution) {
        int request = request(execution.getCommandId());
        if (request < 0 || execution.getRepeated()) return;
        var refusal = execution.getRefusal();
        if (refusal != null) {
            answer(request);
            refusals.merge(refusal.getCode(), 1L, Long::sum);
            return;
        }
        long unassigned = execution.getUnassignedMicros();
        allocatedMicros[request] += unassigned;
        heldMicros = Micros.add(heldMicros, unassigned);
        for (var order : execution.getOrders()) {
            if (order.getClientOrderId().equals(execution.getCommandId())) on(request, order);
        }
    }

    private void on(int request, OrderState order) {
        if (order.getStatus() == OrderStatus.OPEN) return;
        answer(request);
        filledMicros[request] = order.getFilledMicros();
        if (order.getFilledMicros() > 0) served++;
        else refusals.merge(order.getReason(), 1L, Long::sum);
    }

    private void answer(int request) {
        if (answered[request]) twice++;
        answered[request] = true;
        answers++;
    }

    void settled(Settlement settlement, long seenMs) {
        int request = request(settlement.getTakerOrderId());
        if (request < 0) return;
        if (settledMs[request] == 0) settledMs[request] = seenMs;
        boughtMicros = Micros.add(boughtMicros, settlement.getQuantityMicros());
    }

    void allocated(String orderId, long standardMicros) {
        int request = request(orderId);
        if (request >= 0) allocatedMicros[request] += standardMicros;
    }

    /// How many there are.
    public int requests() {
        return answered.length;
    }

    /// Answers so far; one a request is right.
    public int answers() {
        return answers;
    }

    /// Requests that bought something.
    public int served() {
        return served;
    }

    /// Answers beyond the first of a request; none is right.
    public int twice() {
        return twice;
    }

    /// Requests that bought nothing, by the code of the refusal or the reason of the cancellation.
    public SortedMap<String, Long> refusals() {
        return new TreeMap<>(refusals);
    }

    /// Units that requests bought, by the settlements, uSCU.
    public long boughtMicros() {
        return boughtMicros;
    }

    /// Units of those that stayed in the accounts, since no provider could be assigned, uSCU.
    public long heldMicros() {
        return heldMicros;
    }

    /// Requests whose allocations and held units are not what they bought.
    public int unallocated() {
        int count = 0;
        for (int i = 0; i < answered.length; i++) {
            if (allocatedMicros[i] != filledMicros[i]) count++;
        }
        return count;
    }

    /// Times from an order's append to its first settlement's being read, ms.
    public Histogram latenciesMs() {
        var histogram = new Histogram(SIGNIFICANT_DIGITS);
        for (int i = 0; i < answered.length; i++) {
            if (settledMs[i] > 0 && appendedMs[i] > 0) {
                histogram.recordValue(Math.max(0, settledMs[i] - appendedMs[i]));
            }
        }
        return histogram;
    }

    private int request(String orderId) {
        if (!orderId.startsWith(PREFIX)) return -1;
        int request = Integer.parseInt(orderId, PREFIX.length(), orderId.length(), 10);
        return request < answered.length ? request : -1;
    }
}

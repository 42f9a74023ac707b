package ai.hanzo.hmm.local.demo.tally;

import ai.hanzo.hmm.local.demo.plan.LiveQuote;
import ai.hanzo.hmm.wire.Execution;
import ai.hanzo.hmm.wire.OrderStatus;

import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// What is open of the market makers' resting orders, whose ids differ across accounts, and what
/// the exchange refused them.
public final class MakerOrders {
    private final Map<String, Long> openMicros = new HashMap<>();
    private final SortedMap<String, Long> refusals = new TreeMap<>();
    private long unanswered;
    private long lateCancels;

    /// A quote is about to be sent.
    ///
    /// @param rests whether what does not trade at once is to rest
    public void sent(String id, long quantityMicros, boolean rests) {
        unanswered++;
        if (rests) openMicros.put(id, quantityMicros);
    }

    /// A cancel is about to be sent.
    public void cancelled() {
        unanswered++;
    }

    void on(Execution execution) {
        if (execution.getRepeated()) return;
        for (var order : execution.getOrders()) {
            if (order.getStatus() == OrderStatus.OPEN) {
                openMicros.replace(order.getClientOrderId(), order.getOpenMicros());
            } else {
                openMicros.remove(order.getClientOrderId());
            }
        }
        var id = execution.getCommandId();
        if (id.startsWith(LiveQuote.QUOTE) || id.startsWith(LiveQuote.CANCEL)) unanswered--;
        if (execution.getRefusal() != null) refused(execution);
    }

    private void refused(Execution execution) {
        var id = execution.getCommandId();
        if (id.startsWith(LiveQuote.CANCEL)) lateCancels++;
        if (!id.startsWith(LiveQuote.QUOTE)) return;
        openMicros.remove(id);
        refusals.merge(execution.getRefusal().getCode(), 1L, Long::sum);
    }

    /// What is open of an order as far as is known, uSCU; 0 when it is done.
    public long openMicros(String id) {
        return openMicros.getOrDefault(id, 0L);
    }

    /// Whether every quote and cancel has been answered.
    public boolean isAnswered() {
        return unanswered == 0;
    }

    /// Cancels that met an order that was done.
    public long lateCancels() {
        return lateCancels;
    }

    /// Quotes refused, by code.
    public SortedMap<String, Long> refusals() {
        return new TreeMap<>(refusals);
    }
}

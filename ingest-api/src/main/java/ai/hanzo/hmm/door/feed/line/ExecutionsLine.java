package ai.hanzo.hmm.door.feed.line;

import ai.hanzo.hmm.door.view.Shown;
import ai.hanzo.hmm.wire.Execution;
import ai.hanzo.hmm.wire.OrderState;
import ai.hanzo.hmm.wire.OrderStatus;

import com.fasterxml.jackson.core.JsonGenerator;

import org.apache.avro.specific.SpecificRecord;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/// What happens to an account, an execution a message; it begins with the orders that are open and
/// the last sequence of each source. A sequence of the line is the record's offset and one, as in
/// {@link LatestLine}; the executions' own, by source, are without gaps, which is how the line
/// knows whether the views had come as far as it heard from.
final class ExecutionsLine implements Line {
    private final String account;
    private final TreeMap<String, Touched> open = new TreeMap<>();
    private final TreeMap<String, Long> sources = new TreeMap<>();
    private final List<Execution> waiting = new ArrayList<>();
    private long sequence;
    private boolean whole;

    /// An open order and the execution that touched it last.
    private record Touched(OrderState order, Execution by) {
        void write(JsonGenerator out) throws IOException {
            out.writeStartObject();
            out.writeStringField("source", by.getSource());
            out.writeNumberField("sequence", by.getSequence());
            out.writeNumberField("timeMs", by.getTimeMs());
            out.writeFieldName("order");
            Shown.write(order, out);
            out.writeEndObject();
        }
    }

    ExecutionsLine(String account) {
        this.account = account;
    }

    @Override
    public Optional<Told> heard(long offset, SpecificRecord record) {
        long before = sequence;
        if (offset < before) return Optional.empty();
        var execution = (Execution) record;
        sequence = offset + 1;
        whole = whole && follows(execution);
        if (!whole) {
            waiting.add(execution);
            return Optional.empty();
        }
        take(execution);
        return Optional.of(new Told.Update(sequence, before, out -> Shown.write(execution, out)));
    }

    /// Of a source that is new to the line nothing is known, and that of no market counts nothing.
    private boolean follows(Execution execution) {
        var last = sources.get(execution.getSource());
        return last == null || execution.getSequence() == 0 || execution.getSequence() <= last + 1;
    }

    @Override
    public boolean begin(Past past) {
        if (whole && !isHearsay()) return true;
        open.clear();
        sources.clear();
        for (var each : past.standing()) takeOrders((Execution) each);
        past.last(Execution.class).forEach(this::take);
        for (var execution : waiting) {
            if (!follows(execution)) return false;
            take(execution);
        }
        waiting.clear();
        whole = true;
        return true;
    }

    @Override
    public boolean isWhole() {
        return whole;
    }

    @Override
    public Told.Snapshot snapshot() {
        var orders = List.copyOf(open.values());
        var last = new TreeMap<>(sources);
        return new Told.Snapshot(
                sequence,
                out -> {
                    out.writeStartObject();
                    out.writeStringField("account", account);
                    out.writeArrayFieldStart("orders");
                    for (var order : orders) order.write(out);
                    out.writeEndArray();
                    out.writeObjectFieldStart("sequences");
                    for (var each : last.entrySet()) {
                        out.writeNumberField(each.getKey(), each.getValue());
                    }
                    out.writeEndObject();
                    out.writeEndObject();
                });
    }

    @Override
    public boolean isHearsay() {
        return whole && sequence == 0;
    }

    private void take(Execution execution) {
        sources.merge(execution.getSource(), execution.getSequence(), Math::max);
        takeOrders(execution);
    }

    /// What an older execution says of an order does not count.
    private void takeOrders(Execution execution) {
        for (var order : execution.getOrders()) {
            var id = order.getClientOrderId();
            var known = open.get(id);
            boolean isOld =
                    known != null
                            && known.by().getSource().equals(execution.getSource())
                            && known.by().getSequence() > execution.getSequence();
            if (isOld) continue;
            if (order.getStatus() == OrderStatus.OPEN) open.put(id, new Touched(order, execution));
            else open.remove(id);
        }
    }
}

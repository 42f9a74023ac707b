package ai.hanzo.hmm.door.feed.line;

import ai.hanzo.hmm.door.view.Shown;
import ai.hanzo.hmm.wire.Allocation;
import ai.hanzo.hmm.wire.AllocationState;

import org.apache.avro.specific.SpecificRecord;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/// A consumer's allocations, each message one as it is now; it begins with those that are open. A
/// sequence is the record's offset and one, as in {@link LatestLine}.
final class AllocationsLine implements Line {
    private final String account;
    private final TreeMap<String, Allocation> open = new TreeMap<>();
    private final List<Allocation> waiting = new ArrayList<>();
    private long sequence;
    private boolean whole;

    AllocationsLine(String account) {
        this.account = account;
    }

    @Override
    public Optional<Told> heard(long offset, SpecificRecord record) {
        long before = sequence;
        if (offset < before) return Optional.empty();
        var allocation = (Allocation) record;
        sequence = offset + 1;
        if (!whole) {
            waiting.add(allocation);
            return Optional.empty();
        }
        take(allocation);
        return Optional.of(new Told.Update(sequence, before, out -> Shown.write(allocation, out)));
    }

    @Override
    public boolean begin(Past past) {
        if (whole && !isHearsay()) return true;
        open.clear();
        past.last(Allocation.class).forEach(this::take);
        waiting.forEach(this::take);
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
        var shown = List.copyOf(open.values());
        return new Told.Snapshot(
                sequence,
                out -> {
                    out.writeStartObject();
                    out.writeStringField("account", account);
                    out.writeArrayFieldStart("allocations");
                    for (var allocation : shown) Shown.write(allocation, out);
                    out.writeEndArray();
                    out.writeEndObject();
                });
    }

    @Override
    public boolean isHearsay() {
        return whole && sequence == 0;
    }

    private void take(Allocation allocation) {
        if (allocation.getState() == AllocationState.CLOSED)
            open.remove(allocation.getAllocationId());
        else open.put(allocation.getAllocationId(), allocation);
    }
}

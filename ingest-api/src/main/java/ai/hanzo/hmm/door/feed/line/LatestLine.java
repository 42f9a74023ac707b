package ai.hanzo.hmm.door.feed.line;

import ai.hanzo.hmm.door.view.Shown;

import org.apache.avro.specific.SpecificRecord;

import java.util.Optional;

/// Prices of a market, balances of an account: each record says all there is, the last counts. A
/// sequence is the record's offset and one, so it rises, with gaps, and is the same at every door;
/// 0 is that of what was there before this door listened.
final class LatestLine implements Line {
    private final Subject subject;
    private Optional<SpecificRecord> last = Optional.empty();
    private long sequence;
    private boolean whole;

    LatestLine(Subject subject) {
        this.subject = subject;
    }

    @Override
    public Optional<Told> heard(long offset, SpecificRecord record) {
        boolean wasWhole = whole;
        long before = sequence;
        if (offset < before) return Optional.empty();
        last = Optional.of(record);
        sequence = offset + 1;
        whole = true;
        if (!wasWhole) return Optional.of(snapshot());
        return Optional.of(new Told.Update(sequence, before, out -> Shown.write(record, out)));
    }

    @Override
    public boolean begin(Past past) {
        if (isHearsay() || !whole) {
            last = past.last().isEmpty() ? last : Optional.of(past.last().getLast());
            whole = true;
        }
        return true;
    }

    @Override
    public boolean isWhole() {
        return whole;
    }

    @Override
    public Told.Snapshot snapshot() {
        var now = last;
        return new Told.Snapshot(
                sequence,
                out -> {
                    if (now.isPresent()) {
                        Shown.write(now.get(), out);
                        return;
                    }
                    out.writeStartObject();
                    out.writeStringField(
                            subject.channel().isOfAccounts() ? "account" : "market", subject.of());
                    out.writeEndObject();
                });
    }

    @Override
    public boolean isHearsay() {
        return whole && sequence == 0;
    }
}

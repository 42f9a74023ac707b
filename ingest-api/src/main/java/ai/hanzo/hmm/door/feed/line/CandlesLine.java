package ai.hanzo.hmm.door.feed.line;

import ai.hanzo.hmm.door.view.Shown;
import ai.hanzo.hmm.wire.Candle;

import org.apache.avro.specific.SpecificRecord;

import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/// A market's bars of one interval, as they end. A sequence is the record's offset and one, as in
/// {@link LatestLine}; what a bar is, its start says. It begins with the last hundred that are
/// known, the oldest first.
final class CandlesLine implements Line {
    static final int SHOWN = 100;

    private final Subject subject;
    private final TreeMap<Long, Candle> byStart = new TreeMap<>();
    private long sequence;
    private boolean whole;

    CandlesLine(Subject subject) {
        this.subject = subject;
    }

    @Override
    public Optional<Told> heard(long offset, SpecificRecord record) {
        long before = sequence;
        if (offset < before) return Optional.empty();
        var candle = (Candle) record;
        keep(candle);
        sequence = offset + 1;
        if (!whole) return Optional.empty();
        return Optional.of(new Told.Update(sequence, before, out -> Shown.write(candle, out)));
    }

    @Override
    public boolean begin(Past past) {
        if (isHearsay() || !whole) {
            for (var candle : past.as(Candle.class))
                byStart.putIfAbsent(candle.getStartMs(), candle);
            trim();
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
        var shown = List.copyOf(byStart.values());
        return new Told.Snapshot(
                sequence,
                out -> {
                    out.writeStartObject();
                    out.writeStringField("market", subject.of());
                    out.writeStringField("interval", subject.interval());
                    out.writeArrayFieldStart("candles");
                    for (var candle : shown) Shown.write(candle, out);
                    out.writeEndArray();
                    out.writeEndObject();
                });
    }

    @Override
    public boolean isHearsay() {
        return whole && sequence == 0;
    }

    private void keep(Candle candle) {
        byStart.put(candle.getStartMs(), candle);
        trim();
    }

    private void trim() {
        while (byStart.size() > SHOWN) byStart.pollFirstEntry();
    }
}

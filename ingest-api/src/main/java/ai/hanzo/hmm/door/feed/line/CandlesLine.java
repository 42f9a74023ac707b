package ai.hanzo.hmm.door.feed.line;

import ai.hanzo.hmm.door.view.Shown;
import ai.hanzo.hmm.wire.Candle;

import org.apache.avro.specific.SpecificRecord;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// A market's bars of one interval, as they end. A sequence is the record's offset and one, as in
/// {@link LatestLine}; each bar begins where the one before ended, which is how the line knows that
/// none is missing. It begins with the last hundred, the oldest first.
final class CandlesLine implements Line {
    static final int SHOWN = 100;

    private static final Map<String, Duration> LENGTHS =
            Map.of(
                    "1s", Duration.ofSeconds(1),
                    "1m", Duration.ofMinutes(1),
                    "5m", Duration.ofMinutes(5),
                    "1h", Duration.ofHours(1),
                    "1d", Duration.ofDays(1));

    private final Subject subject;
    private final long lengthMs;
    private final TreeMap<Long, Candle> byStart = new TreeMap<>();
    private long sequence;
    private boolean whole;

    CandlesLine(Subject subject) {
        this.subject = subject;
        this.lengthMs = LENGTHS.get(subject.interval()).toMillis();
    }

    @Override
    public Optional<Told> heard(long offset, SpecificRecord record) {
        long before = sequence;
        if (offset < before) return Optional.empty();
        var candle = (Candle) record;
        sequence = offset + 1;
        if (!follows(last(), candle)) {
            whole = false;
            byStart.clear();
        }
        keep(candle);
        if (!whole) return Optional.empty();
        return Optional.of(new Told.Update(sequence, before, out -> Shown.write(candle, out)));
    }

    private Optional<Candle> last() {
        return Optional.ofNullable(byStart.lastEntry()).map(Map.Entry::getValue);
    }

    /// @param last none where there may be none before it
    private boolean follows(Optional<Candle> last, Candle candle) {
        return last.map(
                        each ->
                                candle.getStartMs()
                                        <= each.getStartMs() + each.getBars() * lengthMs)
                .orElse(candle.getFirstTrade() == 1);
    }

    @Override
    public boolean begin(Past past) {
        if (whole && !isHearsay()) return true;
        var before = past.last(Candle.class);
        var newest = before.isEmpty() ? Optional.<Candle>empty() : Optional.of(before.getLast());
        var first = Optional.ofNullable(byStart.firstEntry()).map(Map.Entry::getValue);
        if (first.isPresent() && !follows(newest, first.get())) return whole;
        before.forEach(candle -> byStart.putIfAbsent(candle.getStartMs(), candle));
        trim();
        whole = true;
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

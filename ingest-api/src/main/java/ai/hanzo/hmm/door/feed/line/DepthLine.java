package ai.hanzo.hmm.door.feed.line;

import ai.hanzo.hmm.door.view.Shown;
import ai.hanzo.hmm.wire.Depth;
import ai.hanzo.hmm.wire.DepthLevel;
import ai.hanzo.hmm.wire.depth.LocalBook;

import org.apache.avro.specific.SpecificRecord;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/// A market's book. Sequences are those of the depth records, without gaps. A snapshot of the topic
/// is told as what changed by it, mostly nothing but the sequence; only where a record is missing
/// does it begin the line anew.
final class DepthLine implements Line {
    /// What is kept of a line that is not whole; a snapshot comes before that many.
    private static final int MOST_WAITING = 2_000;

    private LocalBook book = new LocalBook();
    private final List<Depth> waiting = new ArrayList<>();
    private boolean hearsay;

    @Override
    public Optional<Told> heard(long offset, SpecificRecord record) {
        var depth = (Depth) record;
        if (!isWhole() || isBeyond(depth)) return beginAnew(depth);
        var before = book.snapshot();
        if (book.apply(depth) == LocalBook.Taken.OLD) return Optional.empty();
        if (!isWhole()) return Optional.empty(); // the checksum was wrong
        hearsay = false;
        var changed = depth.getSnapshot() ? change(before, depth) : depth;
        return Optional.of(
                new Told.Update(
                        depth.getSequence(),
                        before.getSequence(),
                        out -> Shown.write(changed, out)));
    }

    private boolean isBeyond(Depth depth) {
        return depth.getSequence() == 0 || depth.getSequence() > book.sequence() + 1;
    }

    private Optional<Told> beginAnew(Depth depth) {
        book = new LocalBook();
        if (!depth.getSnapshot()) {
            keep(depth);
            return Optional.empty();
        }
        book.apply(depth);
        if (!isWhole()) return Optional.empty();
        waiting.clear();
        hearsay = false;
        return Optional.of(snapshot());
    }

    /// Only what follows without a gap is of use.
    private void keep(Depth depth) {
        boolean follows =
                !waiting.isEmpty()
                        && waiting.getLast().getSequence() + 1 == depth.getSequence()
                        && waiting.size() < MOST_WAITING;
        if (!follows) waiting.clear();
        waiting.add(depth);
    }

    @Override
    public boolean begin(Past past) {
        if (isWhole() && !hearsay) return true;
        if (past.last().isEmpty()) return isWhole();
        var base = past.last(Depth.class).getLast();
        if (isWhole() && base.getSequence() <= book.sequence()) return true;
        if (!waiting.isEmpty() && waiting.getFirst().getSequence() > base.getSequence() + 1) {
            return false;
        }
        book = new LocalBook();
        book.apply(base);
        hearsay = waiting.isEmpty();
        waiting.forEach(book::apply);
        waiting.clear();
        return isWhole();
    }

    @Override
    public boolean isWhole() {
        return book.isFollowing();
    }

    @Override
    public Told.Snapshot snapshot() {
        var whole = book.snapshot();
        return new Told.Snapshot(whole.getSequence(), out -> Shown.write(whole, out));
    }

    @Override
    public boolean isHearsay() {
        return hearsay;
    }

    /// As the change that a snapshot made.
    private static Depth change(Depth before, Depth after) {
        return Depth.newBuilder(after)
                .setBids(changed(before.getBids(), after.getBids()))
                .setAsks(changed(before.getAsks(), after.getAsks()))
                .setSnapshot(false)
                .build();
    }

    private static List<DepthLevel> changed(List<DepthLevel> before, List<DepthLevel> after) {
        var changes = new TreeMap<Long, DepthLevel>();
        var quantities = new HashMap<Long, Long>();
        for (var level : before) {
            quantities.put(level.getPriceMicros(), level.getQuantityMicros());
            changes.put(level.getPriceMicros(), new DepthLevel(level.getPriceMicros(), 0L));
        }
        for (var level : after) {
            var quantity = quantities.get(level.getPriceMicros());
            boolean same = quantity != null && quantity == level.getQuantityMicros();
            if (same) changes.remove(level.getPriceMicros());
            else changes.put(level.getPriceMicros(), level);
        }
        return List.copyOf(changes.values());
    }
}

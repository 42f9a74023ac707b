package ai.hanzo.hmm.market.state;

import java.util.OptionalLong;
import java.util.TreeSet;
import java.util.function.ToLongFunction;

/// Rows by when something is due with them; those of one time in the order of their numbers.
public final class Timetable<R> implements Index<R> {
    /// With a row that is due then nothing ever is.
    static final long NEVER = Long.MAX_VALUE;

    private final ToLongFunction<R> time;
    private final ToLongFunction<R> number;
    private final TreeSet<Due> dues = new TreeSet<>();

    Timetable(ToLongFunction<R> time, ToLongFunction<R> number) {
        this.time = time;
        this.number = number;
    }

    /// When the next row is due.
    public OptionalLong nextMs() {
        return dues.isEmpty() ? OptionalLong.empty() : OptionalLong.of(dues.first().timeMs());
    }

    /// The number of the next row that is due; there must be one.
    public long nextNumber() {
        return dues.first().number();
    }

    @Override
    public void enter(R row) {
        var due = of(row);
        if (due.timeMs() != NEVER) dues.add(due);
    }

    @Override
    public void leave(R row) {
        dues.remove(of(row));
    }

    @Override
    public void replace(R before, R after) {
        if (time.applyAsLong(before) == time.applyAsLong(after)) return;
        leave(before);
        enter(after);
    }

    private Due of(R row) {
        return new Due(time.applyAsLong(row), number.applyAsLong(row));
    }

    private record Due(long timeMs, long number) implements Comparable<Due> {
        @Override
        public int compareTo(Due other) {
            int byTime = Long.compare(timeMs, other.timeMs);
            return byTime != 0 ? byTime : Long.compare(number, other.number);
        }
    }
}

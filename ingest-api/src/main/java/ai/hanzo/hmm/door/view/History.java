package ai.hanzo.hmm.door.view;

import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/// What came of each owner, in its order, as far back as is kept: a row each under a number that
/// rises, such as its record's offset. Rows may be written again, which changes nothing.
///
/// Old rows go in passing: one write in 64 looks whether its owner has more than are kept, and
/// takes at most 256 away. So an owner has some more rows than that for a while, and never fewer.
///
/// @param name what all its keys begin with
/// @param kept how many of an owner stay, whatever their age
record History(String name, int kept) {
    private static final int SELDOM = 64;
    private static final int MOST_AT_ONCE = 256;
    private static final int DIGITS = 19;

    /// A row that was found.
    record Row(long number, byte[] bytes) {}

    String key(String owner, long number) {
        var digits = Long.toString(number);
        return prefix(owner) + "0".repeat(DIGITS - digits.length()) + digits;
    }

    /// The rows asked for.
    List<Row> read(ReadOnlyKeyValueStore<String, byte[]> store, String owner, Span span) {
        if (span.isEmpty()) return List.of();
        var from = key(owner, span.lowest());
        var to = key(owner, span.highest());
        var rows = new ArrayList<Row>();
        try (var found =
                span.newestFirst() ? store.reverseRange(from, to) : store.range(from, to)) {
            while (rows.size() < span.limit() && found.hasNext()) {
                var row = found.next();
                rows.add(new Row(number(row.key), row.value));
            }
        }
        return rows;
    }

    /// Rows of an owner that may go now: the oldest of those that are more than are kept; mostly
    /// none, since they are looked for seldom.
    ///
    /// @param written the number of the row that was written
    /// @param old whether a row may go; the search ends at the first that may not
    List<Row> old(
            KeyValueStore<String, byte[]> store,
            String owner,
            long written,
            Predicate<byte[]> old) {
        var rows = new ArrayList<Row>();
        if (!isTurn(written)) return rows;
        var newestThatMayGo = afterKept(store, owner);
        if (newestThatMayGo.isEmpty()) return rows;
        try (var oldest = store.range(prefix(owner), newestThatMayGo.get())) {
            while (rows.size() < MOST_AT_ONCE && oldest.hasNext()) {
                var row = oldest.next();
                if (!old.test(row.value)) break;
                rows.add(new Row(number(row.key), row.value));
            }
        }
        return rows;
    }

    private Optional<String> afterKept(KeyValueStore<String, byte[]> store, String owner) {
        int seen = 0;
        try (var newest = store.reverseRange(prefix(owner), key(owner, Long.MAX_VALUE))) {
            while (newest.hasNext()) {
                var row = newest.next();
                if (++seen > kept) return Optional.of(row.key);
            }
        }
        return Optional.empty();
    }

    /// Whatever steps an owner's numbers come in, one in 64 of them has its turn.
    private static boolean isTurn(long number) {
        return Long.remainderUnsigned((number * 0x9E3779B97F4A7C15L) >>> 32, SELDOM) == 0;
    }

    private String prefix(String owner) {
        return name + "|" + owner + "|";
    }

    private static long number(String key) {
        return Long.parseLong(key.substring(key.length() - DIGITS));
    }
}

package ai.hanzo.hmm.door.view;

import static java.nio.charset.StandardCharsets.US_ASCII;

import ai.hanzo.hmm.wire.Execution;
import ai.hanzo.hmm.wire.Posting;

import org.apache.kafka.streams.state.KeyValueStore;

import java.math.BigInteger;
import java.util.HashMap;

/// Adds up the postings of a partition of executions: a row an asset and reason, however many
/// accounts there are. Records may be read again after a crash, and the rows may then be as old as
/// they like, each for itself: so a row says up to which record it counts, and is never counted
/// again from before.
///
/// A row is text: offset, free and held, with a blank between.
final class PostedRows {
    /// What the keys of all rows begin with.
    static final String PREFIX = "posted|";

    private PostedRows() {}

    /// Counts an execution.
    ///
    /// @param offset of its record, higher than that of any before it but for those read again
    static void count(KeyValueStore<String, byte[]> store, Execution execution, long offset) {
        var sums = new HashMap<String, Row>();
        for (var posting : execution.getPostings()) {
            var key = PREFIX + posting.getAsset() + "|" + posting.getReason();
            sums.merge(key, Row.of(posting, offset), Row::plus);
        }
        sums.forEach((key, more) -> count(store, key, more));
    }

    private static void count(KeyValueStore<String, byte[]> store, String key, Row more) {
        var bytes = store.get(key);
        if (bytes == null) {
            store.put(key, more.bytes());
            return;
        }
        var row = Row.read(bytes);
        if (row.offset() < more.offset()) store.put(key, row.plus(more).bytes());
    }

    /// What a row says.
    static Posted read(String key, byte[] bytes) {
        var name = key.substring(PREFIX.length());
        int end = name.lastIndexOf('|');
        var row = Row.read(bytes);
        return new Posted(name.substring(0, end), name.substring(end + 1), row.free(), row.held());
    }

    private record Row(long offset, BigInteger free, BigInteger held) {
        static Row of(Posting posting, long offset) {
            return new Row(
                    offset,
                    BigInteger.valueOf(posting.getFreeMicros()),
                    BigInteger.valueOf(posting.getHeldMicros()));
        }

        static Row read(byte[] bytes) {
            var fields = new String(bytes, US_ASCII).split(" ");
            return new Row(
                    Long.parseLong(fields[0]),
                    new BigInteger(fields[1]),
                    new BigInteger(fields[2]));
        }

        Row plus(Row later) {
            return new Row(later.offset, free.add(later.free), held.add(later.held));
        }

        byte[] bytes() {
            return (offset + " " + free + " " + held).getBytes(US_ASCII);
        }
    }
}

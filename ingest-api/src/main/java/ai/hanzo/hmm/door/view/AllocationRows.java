package ai.hanzo.hmm.door.view;

import static java.nio.charset.StandardCharsets.UTF_8;

import ai.hanzo.hmm.wire.Allocation;
import ai.hanzo.hmm.wire.AllocationState;
import ai.hanzo.hmm.wire.DisputeState;

import org.apache.kafka.streams.state.KeyValueStore;

import java.time.Duration;
import java.util.Arrays;
import java.util.function.Function;

/// Keeps the last record of every allocation under its consumer, and lists those that are open,
/// under their consumer and under their provider: a listed row's value is the key of the record.
/// Closed ones are many and leave the lists, so that who asks for what is open now, again and
/// again, reads no more than that. Of each consumer the last 1,000 that closed stay, with their
/// tokens, and all of the last 72 hours, as long as one may be disputed; what is disputed stays.
final class AllocationRows implements View.Writer<Allocation> {
    private static final String RECORDS = "allocation";
    private static final String OPEN = "open";
    private static final String SERVED = "served";
    private static final String ENDED_AT = "ended-at";
    private static final String TOKENS = "token";

    /// A consumer's closed ones, by the offsets of their last records: each row's value is the key
    /// of the record.
    private static final History ENDED = new History("ended", 1_000);

    private static final long KEPT_MS = Duration.ofHours(72).toMillis();

    private final Function<byte[], Allocation> reader;

    AllocationRows(Function<byte[], Allocation> reader) {
        this.reader = reader;
    }

    /// Of the token of a consumer's allocation.
    static String tokenKey(String consumer, String allocationId) {
        return AllocationKeys.of(TOKENS, consumer, allocationId);
    }

    /// Of a consumer's allocation.
    static String key(String consumer, String allocationId) {
        return AllocationKeys.of(RECORDS, consumer, allocationId);
    }

    /// The key of the record that a listed row stands for.
    static String listed(byte[] row) {
        return new String(row, UTF_8);
    }

    /// Where a part of the rows is: all that begin with a prefix, from a key on.
    record Part(String prefix, String from) {
        /// All of a consumer's.
        static Part of(String consumer, String after) {
            return of(RECORDS, consumer, after);
        }

        /// A consumer's open ones, listed.
        static Part open(String consumer, String after) {
            return of(OPEN, consumer, after);
        }

        /// The open ones that a provider serves, listed.
        ///
        /// @param market of them; empty for all
        /// @param after an allocation of that market, or empty
        static Part served(String provider, String market, String after) {
            var all = of(SERVED, provider, after);
            if (market.isEmpty()) return all;
            var prefix = all.prefix + market + "#";
            return new Part(prefix, after.isEmpty() ? prefix : all.from);
        }

        private static Part of(String view, String account, String after) {
            var prefix = AllocationKeys.prefix(view, account);
            if (after.isEmpty()) return new Part(prefix, prefix);
            return new Part(prefix, AllocationKeys.of(view, account, after) + "\0");
        }
    }

    @Override
    public void write(
            KeyValueStore<String, byte[]> store,
            String consumer,
            Allocation record,
            byte[] bytes,
            long offset) {
        var id = record.getAllocationId();
        var key = key(consumer, id);
        store.put(key, bytes);
        // A row whose value is null is taken away.
        var listed = record.getState() == AllocationState.CLOSED ? null : key.getBytes(UTF_8);
        store.put(AllocationKeys.of(OPEN, consumer, id), listed);
        store.put(AllocationKeys.of(SERVED, record.getProvider(), id), listed);
        takeFromEnded(store, key);
        if (isOver(record)) end(store, consumer, record, key, offset);
    }

    /// A dispute is ruled on, however long that takes, and the ruling is another record.
    private static boolean isOver(Allocation record) {
        if (record.getState() != AllocationState.CLOSED) return false;
        return record.getDispute() == null || record.getDispute().getState() != DisputeState.OPEN;
    }

    private void end(
            KeyValueStore<String, byte[]> store,
            String consumer,
            Allocation record,
            String key,
            long offset) {
        var row = ENDED.key(consumer, offset);
        store.put(row, key.getBytes(UTF_8));
        store.put(AllocationKeys.in(ENDED_AT, key), row.getBytes(UTF_8));
        long sinceMs = record.getClosedMs() - KEPT_MS;
        for (var old :
                ENDED.old(store, consumer, offset, its -> endedBefore(store, its, sinceMs))) {
            forget(store, ENDED.key(consumer, old.number()), listed(old.bytes()));
        }
    }

    /// Takes a row away, and its allocation where that stands in no other.
    private static void forget(KeyValueStore<String, byte[]> store, String row, String key) {
        var at = AllocationKeys.in(ENDED_AT, key);
        if (Arrays.equals(store.get(at), row.getBytes(UTF_8))) {
            store.delete(key);
            store.delete(AllocationKeys.in(TOKENS, key));
            store.delete(at);
        }
        store.delete(row);
    }

    /// After a crash a row may be there whose record has gone.
    private boolean endedBefore(KeyValueStore<String, byte[]> store, byte[] row, long sinceMs) {
        var record = store.get(listed(row));
        return record == null || reader.apply(record).getClosedMs() < sinceMs;
    }

    private static void takeFromEnded(KeyValueStore<String, byte[]> store, String key) {
        var row = store.delete(AllocationKeys.in(ENDED_AT, key));
        if (row != null) store.delete(listed(row));
    }
}

package ai.hanzo.hmm.door.view;

import static java.nio.charset.StandardCharsets.UTF_8;

import ai.hanzo.hmm.wire.Allocation;
import ai.hanzo.hmm.wire.AllocationState;

import org.apache.kafka.streams.state.KeyValueStore;

/// Keeps the last record of every allocation under its consumer, and lists those that are open,
/// under their consumer and under their provider: a listed row's value is the key of the record.
/// Closed ones are many and leave the lists, so that who asks for what is open now, again and
/// again, reads no more than that.
final class AllocationRows implements View.Writer<Allocation> {
    private static final String RECORDS = "allocation";
    private static final String OPEN = "open";
    private static final String SERVED = "served";

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
    }
}

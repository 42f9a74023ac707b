package ai.hanzo.hmm.streams.quality;

import org.apache.kafka.common.utils.Bytes;

import java.nio.ByteBuffer;

/// Names one page in the store: the due time of its buckets, ms since 1970, and its number among
/// theirs, both big-endian and >= 0. No {@link ReportKey} is as short.
record PageKey(long dueMs, int number) {
    private static final int BYTES = Long.BYTES + Integer.BYTES;

    static boolean is(Bytes key) {
        return key.get().length == BYTES;
    }

    static PageKey of(Bytes key) {
        ByteBuffer bytes = ByteBuffer.wrap(key.get());
        return new PageKey(bytes.getLong(), bytes.getInt());
    }

    Bytes toBytes() {
        return Bytes.wrap(ByteBuffer.allocate(BYTES).putLong(dueMs).putInt(number).array());
    }
}

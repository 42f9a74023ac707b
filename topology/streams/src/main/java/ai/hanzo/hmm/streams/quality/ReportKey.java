package ai.hanzo.hmm.streams.quality;

import org.apache.kafka.common.utils.Bytes;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/// Names one report in the store: due time, start, provider, market, observer, sequence. Numbers
/// are big-endian and >= 0, texts end with a zero byte, so that keys sort as buckets do.
record ReportKey(BucketKey bucket, String observer, long sequence) {
    private static final byte END_OF_TEXT = 0;

    Bytes toBytes() {
        byte[] provider = utf8(bucket.provider());
        byte[] market = utf8(bucket.market());
        byte[] observed = utf8(observer);
        int texts = provider.length + market.length + observed.length + 3;
        ByteBuffer key = ByteBuffer.allocate(3 * Long.BYTES + texts);
        key.putLong(bucket.dueMs()).putLong(bucket.startMs());
        key.put(provider).put(END_OF_TEXT);
        key.put(market).put(END_OF_TEXT);
        key.put(observed).put(END_OF_TEXT);
        return Bytes.wrap(key.putLong(sequence).array());
    }

    static ReportKey of(Bytes bytes) {
        ByteBuffer key = ByteBuffer.wrap(bytes.get());
        long dueMs = key.getLong();
        long startMs = key.getLong();
        var bucket = new BucketKey(dueMs, startMs, text(key), text(key));
        return new ReportKey(bucket, text(key), key.getLong());
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String text(ByteBuffer key) {
        int start = key.position();
        int end = start;
        while (key.get(end) != END_OF_TEXT) end++;
        key.position(end + 1);
        return new String(key.array(), start, end - start, StandardCharsets.UTF_8);
    }
}

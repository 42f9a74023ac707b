package ai.hanzo.hmm.streams.quality;

import ai.hanzo.hmm.market.quality.Metric;
import ai.hanzo.hmm.market.quality.RawMetrics;
import ai.hanzo.hmm.market.quality.Report;

import org.apache.kafka.common.utils.ByteUtils;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.OptionalLong;
import java.util.function.BiConsumer;

/// Reports that are stored together: a byte that names the form, then one report after the other.
/// Of each which metrics it has, a bit each, the start of its bucket, provider, market, observer,
/// sequence, and those metrics. Numbers are variable in length, texts have their length before
/// them.
final class ReportPage {
    /// Reports of a page. The last page is stored anew with each report, so more cost more to copy,
    /// and fewer more records.
    static final int MOST_REPORTS = 32;

    private static final byte FORM = 1;
    private static final int FIRST_ROOM = 4_096;
    private static final int LONGEST_NUMBER = 10;

    private ByteBuffer bytes = ByteBuffer.allocate(FIRST_ROOM).put(FORM);
    private int reports;

    boolean isFull() {
        return reports == MOST_REPORTS;
    }

    void add(BucketKey bucket, Report report) {
        byte[] provider = utf8(bucket.provider());
        byte[] market = utf8(bucket.market());
        byte[] observer = utf8(report.observer());
        int texts = provider.length + market.length + observer.length;
        makeRoom(1 + texts + (5 + Metric.values().length) * LONGEST_NUMBER);
        bytes.put(present(report.metrics()));
        ByteUtils.writeVarlong(bucket.startMs(), bytes);
        put(provider);
        put(market);
        put(observer);
        ByteUtils.writeVarlong(report.sequence(), bytes);
        for (Metric metric : Metric.values()) {
            OptionalLong figure = report.metrics().get(metric);
            if (figure.isPresent()) {
                ByteUtils.writeVarlong(figure.getAsLong(), bytes);
            }
        }
        reports++;
    }

    /// What is stored; it never changes.
    byte[] toBytes() {
        return Arrays.copyOf(bytes.array(), bytes.position());
    }

    /// Tells the reports of a page in the order in which they were added.
    ///
    /// @param dueMs of their buckets, ms since 1970
    static void read(long dueMs, byte[] page, BiConsumer<BucketKey, Report> action) {
        ByteBuffer bytes = ByteBuffer.wrap(page);
        byte form = bytes.get();
        if (form != FORM) throw new IllegalStateException("forms of a page are 1: " + form);
        while (bytes.hasRemaining()) {
            byte present = bytes.get();
            long startMs = ByteUtils.readVarlong(bytes);
            var bucket = new BucketKey(dueMs, startMs, text(bytes), text(bytes));
            String observer = text(bytes);
            long sequence = ByteUtils.readVarlong(bytes);
            action.accept(bucket, new Report(observer, sequence, metrics(present, bytes)));
        }
    }

    private static RawMetrics metrics(byte present, ByteBuffer bytes) {
        RawMetrics metrics = RawMetrics.NONE;
        for (Metric metric : Metric.values()) {
            if ((present & bit(metric)) != 0) {
                metrics = metrics.with(metric, ByteUtils.readVarlong(bytes));
            }
        }
        return metrics;
    }

    private static byte present(RawMetrics metrics) {
        int present = 0;
        for (Metric metric : Metric.values()) {
            if (metrics.get(metric).isPresent()) present |= bit(metric);
        }
        return (byte) present;
    }

    private static int bit(Metric metric) {
        return 1 << metric.ordinal();
    }

    private void makeRoom(int most) {
        if (bytes.remaining() >= most) return;
        int room = Math.max(2 * bytes.capacity(), bytes.position() + most);
        bytes = ByteBuffer.wrap(Arrays.copyOf(bytes.array(), room)).position(bytes.position());
    }

    private void put(byte[] text) {
        ByteUtils.writeUnsignedVarint(text.length, bytes);
        bytes.put(text);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String text(ByteBuffer bytes) {
        byte[] text = new byte[ByteUtils.readUnsignedVarint(bytes)];
        bytes.get(text);
        return new String(text, StandardCharsets.UTF_8);
    }
}

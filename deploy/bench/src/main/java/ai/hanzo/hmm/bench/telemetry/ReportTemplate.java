package ai.hanzo.hmm.bench.telemetry;

import ai.hanzo.hmm.wire.TelemetryRecord;
import ai.hanzo.hmm.wire.TelemetryReport;

import java.util.Arrays;
import java.util.function.Function;

/// One pair's report as it is on the wire, encoded once; the three numbers that change from report
/// to report are written over. They lie in ranges in which Avro always gives them the same length.
final class ReportTemplate {
    /// Sequences are 5 bytes long from here on.
    static final long FIRST_SEQUENCE = 1L << 27;

    /// Latencies of 3 bytes, ms.
    static final long LEAST_LATENCY_MS = 1L << 13;

    static final long MOST_LATENCY_MS = (1L << 20) - 1;

    /// Instants of 6 bytes, ms since 1970: until the year 2039.
    private static final long LEAST_TIME_MS = 1L << 34;

    private static final long MOST_TIME_MS = (1L << 41) - 1;
    private static final long MOST_SEQUENCE = (1L << 34) - 1;

    private final byte[] bytes;
    private final int sequenceAt;
    private final int timeAt;
    private final int latencyAt;

    /// @param figures the report, whose changing numbers may be any
    /// @param encode as the wire has it
    ReportTemplate(
            String provider, TelemetryReport figures, Function<TelemetryRecord, byte[]> encode) {
        var least = encode.apply(record(provider, figures, 0, 0, 0));
        bytes = least;
        sequenceAt = Arrays.mismatch(least, encode.apply(record(provider, figures, 1, 0, 0)));
        timeAt = Arrays.mismatch(least, encode.apply(record(provider, figures, 0, 1, 0)));
        latencyAt = Arrays.mismatch(least, encode.apply(record(provider, figures, 0, 0, 1)));
    }

    byte[] with(long sequence, long eventMs, long latencyMs) {
        var filled = bytes.clone();
        put(filled, sequenceAt, within(sequence, FIRST_SEQUENCE, MOST_SEQUENCE));
        put(filled, timeAt, within(eventMs, LEAST_TIME_MS, MOST_TIME_MS));
        put(filled, latencyAt, within(latencyMs, LEAST_LATENCY_MS, MOST_LATENCY_MS));
        return filled;
    }

    private static TelemetryRecord record(
            String provider, TelemetryReport figures, long sequence, long time, long latency) {
        var report =
                TelemetryReport.newBuilder(figures)
                        .setSequence(FIRST_SEQUENCE + sequence)
                        .setEventTimeMs(LEAST_TIME_MS + time)
                        .setLatencyP95Ms(LEAST_LATENCY_MS + latency)
                        .build();
        return new TelemetryRecord(provider, report);
    }

    private static long within(long number, long least, long most) {
        if (number >= least && number <= most) return number;
        throw new IllegalArgumentException(
                "a number must be %d to %d: %d".formatted(least, most, number));
    }

    /// As Avro writes a number that is not negative: doubled, seven bits a byte, the lowest first.
    private static void put(byte[] into, int at, long number) {
        long rest = number << 1;
        int next = at;
        for (; rest > 0x7f; rest >>>= 7) into[next++] = (byte) (rest | 0x80);
        into[next] = (byte) rest;
    }
}

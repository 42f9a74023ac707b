package ai.hanzo.hmm.wire.topic;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.apache.kafka.common.utils.Utils;

/// The partition a key belongs to: murmur2 of its UTF-8 bytes, as the Java producer's default
/// partitioner reckons it. A record that sits elsewhere is a dead letter `WRONG_PARTITION`, for an
/// account or a market must never live in two places (other clients: `partitioner=murmur2_random`
/// in librdkafka).
public final class KeyPartition {
    private KeyPartition() {}

    /// The partition of `key` among `partitions`, 0 to `partitions - 1`.
    ///
    /// @throws IllegalArgumentException when partitions < 1
    public static int of(String key, int partitions) {
        return of(key.getBytes(UTF_8), partitions);
    }

    /// The same for a key as it lies in the record.
    public static int of(byte[] key, int partitions) {
        if (partitions < 1) {
            throw new IllegalArgumentException("partitions must be >= 1: " + partitions);
        }
        return Utils.toPositive(Utils.murmur2(key)) % partitions;
    }
}

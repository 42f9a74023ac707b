package ai.hanzo.hmm.bench.report;

/// What one topic was given in a stretch of load.
///
/// @param records without the markers of transactions
/// @param keyBytes of all keys
/// @param valueBytes of all values
public record Written(String topic, long records, long keyBytes, long valueBytes) {
    public long bytes() {
        return keyBytes + valueBytes;
    }
}

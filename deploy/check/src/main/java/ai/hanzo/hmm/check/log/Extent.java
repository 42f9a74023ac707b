package ai.hanzo.hmm.check.log;

/// How far one partition is read.
///
/// @param begin the first offset that retention has left, >= 0
/// @param end the offset after the last that is read
/// @param processed the exchange has committed that it is through with all before this offset; 0
///   for a partition that it does not read, or never has
public record Extent(long begin, long end, long processed) {
    /// Offsets to read; markers of transactions are among them.
    public long length() {
        return Math.max(0, end - begin);
    }

    /// Whether the exchange says that it is through with a record.
    public boolean isProcessed(long offset) {
        return offset < processed;
    }
}

package ai.hanzo.hmm.bench.report;

/// Of this process: broker, exchange, load.
///
/// @param heapMiB in use after a collection
/// @param residentMiB of the process; 0 where the system does not tell
public record Memory(long heapMiB, long residentMiB) {}

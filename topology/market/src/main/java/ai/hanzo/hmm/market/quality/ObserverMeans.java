package ai.hanzo.hmm.market.quality;

/// One observer's part of a bucket: the mean of each metric over its reports that count, rounded
/// **down**; a metric that none of them has is absent.
///
/// @param reports that count, 1..60
public record ObserverMeans(String observer, int reports, RawMetrics means) {}

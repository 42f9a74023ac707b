package ai.hanzo.hmm.market.quality;

/// One observer's report about one provider in one market.
///
/// @param observer the account that observed
/// @param sequence rises with every report of this observer on this provider in this market
public record Report(String observer, long sequence, RawMetrics metrics) {}

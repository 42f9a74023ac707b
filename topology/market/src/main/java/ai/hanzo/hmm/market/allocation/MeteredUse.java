package ai.hanzo.hmm.market.allocation;

/// What a provider says was used of an allocation since its start, millionths of the market's raw
/// unit.
public record MeteredUse(long allocation, long usedMicros) {}

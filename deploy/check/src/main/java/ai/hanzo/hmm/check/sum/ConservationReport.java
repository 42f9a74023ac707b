package ai.hanzo.hmm.check.sum;

import java.util.List;

/// Where everything is.
///
/// @param atRest whether nothing was under way; else differences are what moves meanwhile
/// @param assets HANZO, then units and shares by market
public record ConservationReport(boolean atRest, List<AssetSheet> assets) {
    /// Nothing can be said.
    public static final ConservationReport NONE = new ConservationReport(false, List.of());

    public ConservationReport {
        assets = List.copyOf(assets);
    }
}

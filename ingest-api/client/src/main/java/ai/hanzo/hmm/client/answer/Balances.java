package ai.hanzo.hmm.client.answer;

import ai.hanzo.hmm.client.Amount;

import java.util.List;
import java.util.Map;

/// All that an account has.
///
/// @param sequences the last execution in it, by source
/// @param staked of what is held, HANZO
/// @param discountPpm off its fees today
public record Balances(
        String account,
        long timeMs,
        List<Asset> assets,
        Map<String, Long> sequences,
        Amount staked,
        int discountPpm,
        String ownerGroup,
        String signingKey) {
    public Balances {
        assets = List.copyOf(assets);
        sequences = Map.copyOf(sequences);
    }

    /// @param asset `HANZO`, `SCU:<market>` or `LP:<market>`
    public record Asset(String asset, Amount free, Amount held) {}

    /// Zero of what it never had.
    public Asset of(String asset) {
        return assets.stream()
                .filter(held -> held.asset().equals(asset))
                .findFirst()
                .orElse(new Asset(asset, Amount.ZERO, Amount.ZERO));
    }
}

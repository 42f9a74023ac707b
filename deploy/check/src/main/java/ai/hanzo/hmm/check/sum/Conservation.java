package ai.hanzo.hmm.check.sum;

import ai.hanzo.hmm.check.Judgement;
import ai.hanzo.hmm.wire.MarketStatus;

import java.math.BigInteger;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/// Judges whether what all accounts have by their postings, and the markets by what they publish of
/// themselves, is what was deposited, issued or minted (rules, sections 5, 8 and 9).
public final class Conservation {
    private static final String HANZO = "HANZO";

    /// Shares that stay in a pool for ever.
    private static final long LOCKED = 1_000;

    private final Judgement judgement;

    public Conservation(Judgement judgement) {
        this.judgement = judgement;
    }

    /// @param accounts what all accounts have by asset, micro-units
    /// @param depositedMicros deposited less withdrawn, uH
    /// @param markets the last of each
    public void judge(
            Map<String, Long> accounts, long depositedMicros, Collection<MarketStatus> markets) {
        var expected = new HashMap<String, BigInteger>();
        expected.put(HANZO, BigInteger.valueOf(depositedMicros));
        for (var market : markets) {
            expected.merge(HANZO, money(market).negate(), BigInteger::add);
            var id = market.getDefinition().getMarket();
            expected.put(
                    "SCU:" + id,
                    BigInteger.valueOf(
                            market.getObligationsMicros() - market.getPoolUnitsMicros()));
            expected.put("LP:" + id, BigInteger.valueOf(shares(market)));
        }
        accounts.keySet().forEach(asset -> expected.putIfAbsent(asset, BigInteger.ZERO));
        expected.forEach((asset, micros) -> judge(asset, micros, accounts.getOrDefault(asset, 0L)));
    }

    private void judge(String asset, BigInteger expected, long actual) {
        judgement.checked();
        var more = BigInteger.valueOf(actual).subtract(expected);
        if (more.signum() != 0) {
            judgement.broken(
                    "accounts have %d micro-units of %s; %s leaves them %d: %s too %s"
                            .formatted(
                                    actual,
                                    asset,
                                    asset.equals(HANZO)
                                            ? "what was deposited and is not in a market"
                                            : "what the market says of itself",
                                    expected,
                                    more.abs(),
                                    more.signum() > 0 ? "many" : "few"));
        }
    }

    private static BigInteger money(MarketStatus market) {
        return BigInteger.valueOf(market.getPoolFundsMicros())
                .add(BigInteger.valueOf(market.getQualityFundMicros()))
                .add(BigInteger.valueOf(market.getTreasuryMicros()));
    }

    private static long shares(MarketStatus market) {
        return market.getPoolShares() == 0 ? 0 : market.getPoolShares() - LOCKED;
    }
}

package ai.hanzo.hmm.check.sum;

import ai.hanzo.hmm.check.Judgement;
import ai.hanzo.hmm.check.sum.AssetSheet.Part;
import ai.hanzo.hmm.wire.MarketStatus;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.ToLongFunction;

/// Draws up where everything is: what all accounts have by their postings, and the markets by what
/// they publish of themselves (rules, sections 5, 8 and 9).
///
/// @param postings of all accounts
/// @param markets by name, the last of each
public record Conservation(Postings postings, TreeMap<String, MarketStatus> markets) {
    private static final String HANZO = "HANZO";
    private static final String UNITS = "SCU:";
    private static final String SHARES = "LP:";

    /// Shares that stay in a pool for ever.
    private static final long LOCKED = 1_000;

    /// @param markets the last of each
    public static Conservation of(Postings postings, Collection<MarketStatus> markets) {
        var byName = new TreeMap<String, MarketStatus>();
        for (var market : markets) byName.put(market.getDefinition().getMarket(), market);
        return new Conservation(postings, byName);
    }

    /// HANZO first, then every asset that was posted or that a market has, by name.
    public List<AssetSheet> sheets() {
        var assets = new TreeSet<>(postings.assets());
        for (var market : markets.keySet()) {
            assets.add(UNITS + market);
            assets.add(SHARES + market);
        }
        assets.remove(HANZO);
        var sheets = new ArrayList<AssetSheet>();
        sheets.add(money());
        for (var asset : assets) sheets.add(sheet(asset));
        return sheets;
    }

    /// Judges that at rest there is of everything what there must be, and nothing on its way.
    public static void judge(List<AssetSheet> sheets, Judgement judgement) {
        for (var sheet : sheets) {
            judgement.checked();
            differs(sheet.difference(), sheet, "came and has not left", judgement);
            sheet.owedDifference()
                    .ifPresent(more -> differs(more, sheet, "the market says", judgement));
            if (sheet.inFlight().signum() != 0) {
                judgement.broken(
                        "%s: %d micro-units sent and not received, though nothing is under way"
                                .formatted(sheet.asset(), sheet.inFlight()));
            }
        }
    }

    private static void differs(
            BigInteger more, AssetSheet sheet, String wanted, Judgement judgement) {
        if (more.signum() == 0) return;
        judgement.broken(
                "%s: there are %d micro-units where %d is what %s: %s too %s"
                        .formatted(
                                sheet.asset(),
                                sheet.existing(),
                                sheet.existing().subtract(more),
                                wanted,
                                more.abs(),
                                more.signum() > 0 ? "many" : "few"));
    }

    private AssetSheet money() {
        var places = withAccounts(HANZO);
        places.add(new Part("pools", sum(MarketStatus::getPoolFundsMicros)));
        places.add(new Part("qualityFunds", sum(MarketStatus::getQualityFundMicros)));
        places.add(new Part("treasury", sum(MarketStatus::getTreasuryMicros)));
        places.add(inFlight(HANZO));
        return new AssetSheet(
                HANZO,
                gained(HANZO, "DEPOSIT", "deposited"),
                List.of(lost(HANZO, "WITHDRAW", "withdrawn")),
                places,
                Optional.empty());
    }

    /// An asset that is none of a market's can be nowhere.
    private AssetSheet sheet(String asset) {
        var market = Optional.ofNullable(markets.get(asset.substring(asset.indexOf(':') + 1)));
        return asset.startsWith(SHARES) ? shares(asset, market) : units(asset, market);
    }

    private AssetSheet units(String asset, Optional<MarketStatus> market) {
        var places = withAccounts(asset);
        places.add(of(market, "pool", MarketStatus::getPoolUnitsMicros));
        places.add(inFlight(asset));
        return new AssetSheet(
                asset,
                gained(asset, "ISSUE", "issued"),
                List.of(lost(asset, "REDEEM", "redeemed"), lost(asset, "RETIRE", "retired")),
                places,
                Optional.of(of(market, "obligations", MarketStatus::getObligationsMicros)));
    }

    private AssetSheet shares(String asset, Optional<MarketStatus> market) {
        var places = withAccounts(asset);
        places.add(inFlight(asset));
        return new AssetSheet(
                asset,
                gained(asset, "MINT", "minted"),
                List.of(lost(asset, "BURN", "burned")),
                places,
                Optional.of(of(market, "poolShares", Conservation::unlockedShares)));
    }

    private List<Part> withAccounts(String asset) {
        var places = new ArrayList<Part>();
        places.add(new Part("free", postings.free(asset)));
        places.add(new Part("held", postings.held(asset)));
        return places;
    }

    /// Sent by an account and not yet received by another, or by its sender again.
    private Part inFlight(String asset) {
        var gone = postings.total(asset, "SEND").add(postings.total(asset, "RECEIVE")).negate();
        return new Part(AssetSheet.IN_FLIGHT, gone);
    }

    private Part gained(String asset, String reason, String name) {
        return new Part(name, postings.total(asset, reason));
    }

    private Part lost(String asset, String reason, String name) {
        return new Part(name, postings.total(asset, reason).negate());
    }

    private BigInteger sum(ToLongFunction<MarketStatus> micros) {
        return markets.values().stream()
                .map(market -> BigInteger.valueOf(micros.applyAsLong(market)))
                .reduce(BigInteger.ZERO, BigInteger::add);
    }

    private static Part of(
            Optional<MarketStatus> market, String name, ToLongFunction<MarketStatus> micros) {
        return new Part(name, BigInteger.valueOf(market.map(micros::applyAsLong).orElse(0L)));
    }

    private static long unlockedShares(MarketStatus market) {
        return market.getPoolShares() == 0 ? 0 : market.getPoolShares() - LOCKED;
    }
}

package ai.hanzo.hmm.door.view;

import ai.hanzo.hmm.wire.MarketStatus;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.ToLongFunction;

/// Where everything is, asset by asset: what came in and left, what accounts, pools and funds have,
/// and what the two differ by, which is 0 at rest (rules, sections 5, 8 and 9). While commands are
/// under way the views of accounts and of markets are some milliseconds apart, and so are these.
public final class Conservation {
    private static final String HANZO = "HANZO";
    private static final String UNITS = "SCU:";
    private static final String SHARES = "LP:";

    /// Shares that stay in a pool for ever.
    private static final long LOCKED = 1_000;

    private final List<Posted> posted;
    private final TreeMap<String, MarketStatus> markets = new TreeMap<>();

    private Conservation(List<Posted> posted, List<MarketStatus> markets) {
        this.posted = posted;
        for (var market : markets) this.markets.put(market.getDefinition().getMarket(), market);
    }

    /// `{"assets": [{"asset": "HANZO", "deposited": "5400", ..., "difference": "0"}, ...]}`: HANZO,
    /// then every market's shares and units. Amounts are decimal strings.
    public static ObjectNode shown(List<Posted> posted, List<MarketStatus> markets) {
        var sheets = new Conservation(posted, markets);
        var shown = JsonNodeFactory.instance.objectNode();
        var assets = shown.putArray("assets");
        assets.add(sheets.money());
        for (var asset : sheets.others()) {
            assets.add(asset.startsWith(SHARES) ? sheets.shares(asset) : sheets.units(asset));
        }
        return shown;
    }

    /// What the parts of each asset differ by, in whole units, as {@link #shown} says it.
    public static Map<String, BigDecimal> differences(
            List<Posted> posted, List<MarketStatus> markets) {
        var differences = new TreeMap<String, BigDecimal>();
        for (var asset : shown(posted, markets).get("assets")) {
            var difference = new BigDecimal(asset.get("difference").asText());
            differences.put(asset.get("asset").asText(), difference);
        }
        return differences;
    }

    private TreeSet<String> others() {
        var assets = new TreeSet<String>();
        for (var sum : posted) assets.add(sum.asset());
        for (var market : markets.keySet()) {
            assets.add(SHARES + market);
            assets.add(UNITS + market);
        }
        assets.remove(HANZO);
        return assets;
    }

    private ObjectNode money() {
        var sheet = new Sheet(HANZO);
        sheet.came("deposited", sum(HANZO, "DEPOSIT"));
        sheet.left("withdrawn", sum(HANZO, "WITHDRAW").negate());
        withAccounts(sheet, HANZO);
        sheet.is("pools", sum(MarketStatus::getPoolFundsMicros));
        sheet.is("qualityFunds", sum(MarketStatus::getQualityFundMicros));
        sheet.is("treasury", sum(MarketStatus::getTreasuryMicros));
        sheet.is("inFlight", inFlight(HANZO));
        return sheet.shown();
    }

    private ObjectNode units(String asset) {
        var sheet = new Sheet(asset);
        sheet.came("issued", sum(asset, "ISSUE"));
        sheet.left("redeemed", sum(asset, "REDEEM").negate());
        sheet.left("retired", sum(asset, "RETIRE").negate());
        withAccounts(sheet, asset);
        sheet.is("pool", of(asset, MarketStatus::getPoolUnitsMicros));
        sheet.is("inFlight", inFlight(asset));
        var owed = of(asset, MarketStatus::getObligationsMicros);
        return sheet.shownBeside("obligations", owed);
    }

    private ObjectNode shares(String asset) {
        var sheet = new Sheet(asset);
        sheet.came("minted", sum(asset, "MINT"));
        sheet.left("burned", sum(asset, "BURN").negate());
        withAccounts(sheet, asset);
        sheet.is("inFlight", inFlight(asset));
        return sheet.shownBeside("poolShares", of(asset, Conservation::unlockedShares));
    }

    private void withAccounts(Sheet sheet, String asset) {
        var free = BigInteger.ZERO;
        var held = BigInteger.ZERO;
        for (var sum : posted) {
            if (!sum.asset().equals(asset)) continue;
            free = free.add(sum.freeMicros());
            held = held.add(sum.heldMicros());
        }
        sheet.is("free", free);
        sheet.is("held", held);
    }

    /// Sent by an account, and not yet received by another or by its sender again.
    private BigInteger inFlight(String asset) {
        return sum(asset, "SEND").add(sum(asset, "RECEIVE")).negate();
    }

    private BigInteger sum(String asset, String reason) {
        return posted.stream()
                .filter(sum -> sum.asset().equals(asset) && sum.reason().equals(reason))
                .map(Posted::micros)
                .reduce(BigInteger.ZERO, BigInteger::add);
    }

    private BigInteger sum(ToLongFunction<MarketStatus> micros) {
        return markets.values().stream()
                .map(market -> BigInteger.valueOf(micros.applyAsLong(market)))
                .reduce(BigInteger.ZERO, BigInteger::add);
    }

    /// What the market of an asset shows; nothing where there is none.
    private BigInteger of(String asset, ToLongFunction<MarketStatus> micros) {
        var market = markets.get(asset.substring(asset.indexOf(':') + 1));
        return market == null ? BigInteger.ZERO : BigInteger.valueOf(micros.applyAsLong(market));
    }

    private static long unlockedShares(MarketStatus market) {
        return market.getPoolShares() == 0 ? 0 : market.getPoolShares() - LOCKED;
    }

    /// One asset, part by part.
    private static final class Sheet {
        private static final int DECIMALS = 6;

        private final ObjectNode shown = JsonNodeFactory.instance.objectNode();
        private BigInteger wanted = BigInteger.ZERO;
        private BigInteger there = BigInteger.ZERO;

        private Sheet(String asset) {
            shown.put("asset", asset);
        }

        void came(String name, BigInteger micros) {
            wanted = wanted.add(micros);
            put(name, micros);
        }

        void left(String name, BigInteger micros) {
            wanted = wanted.subtract(micros);
            put(name, micros);
        }

        void is(String name, BigInteger micros) {
            there = there.add(micros);
            put(name, micros);
        }

        ObjectNode shown() {
            put("difference", there.subtract(wanted));
            return shown;
        }

        /// With what the market says there must be.
        ObjectNode shownBeside(String name, BigInteger micros) {
            shown();
            put(name, micros);
            put(name + "Difference", there.subtract(micros));
            return shown;
        }

        private void put(String name, BigInteger micros) {
            var units = new BigDecimal(micros, DECIMALS).stripTrailingZeros();
            shown.put(name, units.toPlainString());
        }
    }
}

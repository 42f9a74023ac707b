package ai.hanzo.hmm.local.demo.tally;

import ai.hanzo.hmm.market.units.Micros;
import ai.hanzo.hmm.wire.AccountBalances;
import ai.hanzo.hmm.wire.Execution;
import ai.hanzo.hmm.wire.MarketDefinition;
import ai.hanzo.hmm.wire.MarketStatus;
import ai.hanzo.hmm.wire.Posting;
import ai.hanzo.hmm.wire.Settlement;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// The equation that an exchange must keep: what was deposited or issued is held somewhere or
/// spent. The two sides come from different topics, written by different rooms.
public final class Accounts {
    private static final String HANZO = "HANZO";
    private static final String UNITS = "SCU:";
    private static final String SHARES = "LP:";
    private static final String LEDGER = "ledger";

    /// Shares that are locked for ever when a pool begins.
    private static final long LOCKED_SHARES = 1_000;

    private record Source(String account, String source) {}

    private final Map<String, Long> brought = new HashMap<>();
    private final Map<String, Long> freeMicros = new HashMap<>();
    private final Map<Source, Long> posted = new HashMap<>();

    /// When a market posted last, ms since 1970.
    private final Map<String, Long> postedMs = new HashMap<>();

    /// What a market has earned for the treasury and not yet paid, uH.
    private final Map<String, Long> accrued = new HashMap<>();

    private final Map<String, AccountBalances> balances = new HashMap<>();
    private final Map<String, MarketStatus> markets = new HashMap<>();

    void on(Execution execution) {
        if (execution.getRepeated()) return;
        for (var posting : execution.getPostings()) {
            on(execution.getAccount(), posting);
            if (posting.getReason().equals("SWEEP")) {
                accrue(execution.getSource(), Math.negateExact(posting.getFreeMicros()));
            }
        }
        if (!execution.getPostings().isEmpty() && !execution.getSource().equals(LEDGER)) {
            postedMs.merge(execution.getSource(), execution.getTimeMs(), Math::max);
            var source = new Source(execution.getAccount(), execution.getSource());
            posted.merge(source, execution.getSequence(), Math::max);
        }
    }

    void on(Settlement settlement) {
        accrue(settlement.getMarket(), settlement.getTreasuryMicros());
    }

    private void accrue(String market, long micros) {
        accrued.merge(market, micros, Micros::add);
    }

    private void on(String account, Posting posting) {
        var asset = posting.getAsset();
        freeMicros.merge(account + ' ' + asset, posting.getFreeMicros(), Micros::add);
        switch (posting.getReason()) {
            case "DEPOSIT", "WITHDRAW", "ISSUE" ->
                    brought.merge(
                            asset,
                            Micros.add(posting.getFreeMicros(), posting.getHeldMicros()),
                            Micros::add);
            default -> {}
        }
    }

    void on(AccountBalances of) {
        balances.put(of.getAccount(), of);
    }

    void on(MarketStatus market) {
        markets.put(market.getDefinition().getMarket(), market);
    }

    /// What an account has free by the executions seen, micro-units of the asset.
    public long freeMicros(String account, String asset) {
        return freeMicros.getOrDefault(account + ' ' + asset, 0L);
    }

    /// The asset of a market's standard units.
    public static String units(String market) {
        return UNITS + market;
    }

    /// The terms of a market; empty until it has been opened.
    public Optional<MarketDefinition> terms(String market) {
        return Optional.ofNullable(markets.get(market)).map(MarketStatus::getDefinition);
    }

    /// Whether balances and markets say all that executions and settlements have said.
    public boolean caughtUp(String market, long settlements) {
        var status = markets.get(market);
        if (status == null || status.getSettlements() < settlements) return false;
        if (status.getTimeMs() < postedMs.getOrDefault(market, 0L)) return false;
        if (status.getTreasuryMicros() != accrued.getOrDefault(market, 0L)) return false;
        return posted.entrySet().stream()
                .allMatch(entry -> applied(entry.getKey()) >= entry.getValue());
    }

    private long applied(Source source) {
        var of = balances.get(source.account());
        return of == null ? 0 : of.getSequences().getOrDefault(source.source(), 0L);
    }

    /// Per asset, what was deposited or issued minus all that is held anywhere or spent,
    /// micro-units; all zero once everything has caught up.
    ///
    /// @param redeemed units of `market` that were redeemed into allocations, uSCU
    public SortedMap<String, Long> imbalance(String market, long redeemed) {
        var left = new TreeMap<>(brought);
        for (var status : markets.values()) {
            var id = status.getDefinition().getMarket();
            take(left, HANZO, status.getPoolFundsMicros());
            take(left, HANZO, status.getQualityFundMicros());
            take(left, HANZO, status.getTreasuryMicros());
            take(left, UNITS + id, status.getPoolUnitsMicros());
            long shares = status.getPoolShares();
            take(left, SHARES + id, shares == 0 ? 0 : LOCKED_SHARES - shares);
        }
        take(left, UNITS + market, redeemed);
        for (var of : balances.values()) {
            for (var asset : of.getAssets()) {
                take(left, asset.getAsset(), asset.getFreeMicros());
                take(left, asset.getAsset(), asset.getHeldMicros());
            }
        }
        return left;
    }

    private static void take(SortedMap<String, Long> from, String asset, long amount) {
        from.merge(asset, Math.negateExact(amount), Micros::add);
    }
}

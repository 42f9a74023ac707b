package ai.hanzo.hmm.market.laws;

import static ai.hanzo.hmm.market.example.Amounts.MARKET;
import static ai.hanzo.hmm.market.example.Amounts.SCU;

import ai.hanzo.hmm.market.MarketTerms;
import ai.hanzo.hmm.market.Phase;
import ai.hanzo.hmm.market.command.MarketInput;
import ai.hanzo.hmm.market.engine.Market;
import ai.hanzo.hmm.market.event.MarketEvent;
import ai.hanzo.hmm.market.example.Proof;
import ai.hanzo.hmm.market.quality.QualityReferences;

import java.util.List;

/// A market with a plain ledger before it and a plain store behind it. Every command that is sent
/// is checked against all {@link Laws}.
public final class Floor {
    public static final long START_MS = 1_700_000_000_000L;

    /// When the first day ends.
    public static final long MIDNIGHT_MS = 1_700_006_400_000L;

    public static final String PROVIDER = "provider";

    private final Shelf shelf = new Shelf();
    private final Market market = Market.of(MARKET, List.of(), Proof.KINDS);
    private final PlainLedger ledger = new PlainLedger();
    private final Laws laws = new Laws(ledger, shelf);
    private long timeMs = START_MS;

    /// One unit of capacity at rate 1 takes an hour.
    public static final MarketTerms TERMS = terms(MARKET, "GPU-hour", 3_600);

    /// tick 0.001, lot 0.001, 0.01 at least, the default rate 1, bonds of 110% at a price of 1, and
    /// a grade of 1 for who was never observed.
    public static MarketTerms terms(String market, String rawUnit, long secondsPerRaw) {
        return new MarketTerms(
                market,
                rawUnit,
                secondsPerRaw,
                "units",
                1_000_000,
                1_000,
                1_000,
                10_000,
                1_000_000,
                1_100_000,
                500_000,
                300_000,
                600_000,
                new QualityReferences(200, 2_000, 50_000_000, 0, 1_000_000),
                List.of("observer"));
    }

    /// A market that trades, and nobody in it.
    public static Floor open(MarketTerms terms) {
        var floor = new Floor();
        floor.send(new MarketInput.Open(terms, Phase.ACTIVE));
        return floor;
    }

    /// One whose units come from a provider that has issued a million and can run all at once.
    public static Floor stocked(MarketTerms terms) {
        var floor = open(terms);
        floor.ledger.deposit(PROVIDER, 10_000_000_000_000L);
        floor.send(new MarketInput.Bond(PROVIDER, "bond", 1_100_000_000_000L));
        floor.attest(PROVIDER);
        floor.send(
                new MarketInput.Issue(
                        PROVIDER,
                        "issue",
                        1_000_000_000_000L,
                        1_000_000_000_000L,
                        Proof.keyOf(PROVIDER)));
        return floor;
    }

    /// A provider with a bond proves that it can run any rate.
    public Floor attest(String provider) {
        send(Proof.request(provider));
        send(Proof.attest(provider, Proof.ANY_RATE));
        return this;
    }

    /// Units and money for an account.
    public Floor fund(String account, long unitsMicros, long fundsMicros) {
        ledger.deposit(account, fundsMicros);
        ledger.move(PROVIDER, account, SCU, unitsMicros);
        return this;
    }

    public List<MarketEvent> send(MarketInput command) {
        laws.before(command, timeMs);
        var totals = shelf.totals();
        var pool = shelf.pool();
        if (command instanceof MarketInput.OfAccount sent) ledger.hold(sent);
        var events = market.apply(command, timeMs);
        for (var event : events) {
            if (event instanceof MarketEvent.Executed execution) ledger.post(execution);
        }
        var changes = market.takeChanges();
        shelf.put(changes);
        laws.after(new Happening(command, events, changes, totals, pool), market.view());
        return events;
    }

    public Floor at(long ms) {
        timeMs = ms;
        return this;
    }

    public long timeMs() {
        return timeMs;
    }

    public Market market() {
        return market;
    }

    public PlainLedger ledger() {
        return ledger;
    }

    public Shelf shelf() {
        return shelf;
    }
}

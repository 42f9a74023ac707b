package ai.hanzo.hmm.market.laws;

import static ai.hanzo.hmm.market.example.Amounts.MARKET;
import static ai.hanzo.hmm.market.example.Amounts.SCU;
import static ai.hanzo.hmm.market.example.Amounts.micros;

import ai.hanzo.hmm.market.Phase;
import ai.hanzo.hmm.market.allocation.MeteredUse;
import ai.hanzo.hmm.market.book.Side;
import ai.hanzo.hmm.market.command.Conditions;
import ai.hanzo.hmm.market.command.Delivery;
import ai.hanzo.hmm.market.command.MarketInput;
import ai.hanzo.hmm.market.command.OrderTerms;
import ai.hanzo.hmm.market.command.TimeInForce;
import ai.hanzo.hmm.market.engine.Market;
import ai.hanzo.hmm.market.event.MarketEvent;
import ai.hanzo.hmm.market.example.Proof;
import ai.hanzo.hmm.market.route.FeeRates;
import ai.hanzo.hmm.market.state.OpenAllocation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/// A market in which honest people know what a unit is worth: one quotes a tick below and a tick
/// above it, deep; one delivers what it owes; one is in the pool; consumers pay up to a twentieth
/// more than a unit is worth.
final class Bazaar {
    static final String PROVIDER = "honest";
    static final String MAKER = "maker";
    static final String DEPOSITOR = "lp";
    static final List<String> CONSUMERS = List.of("ada", "ben", "cyd");

    private static final long START_MS = 1_700_000_000_000L;
    private static final long DEPTH = micros(5_000);
    private static final long RATE = micros(1_000_000);
    private static final String PROOF = "5f".repeat(32);
    private static final long MINUTE_MS = 60_000;
    private static final long STEP_MS = 6 * 3_600_000L;

    private final Setting setting;
    private final Market market = Market.of(MARKET, List.of(), Proof.KINDS);
    private final PlainLedger ledger = new PlainLedger();
    private final Shelf shelf = new Shelf();
    private final Optional<Laws> laws;
    private final Books books;
    private final Conditions usual = Conditions.NONE;
    private long timeMs = START_MS;
    private long worth = Setting.WORTH;
    private long movedMs;
    private boolean stale;
    private int commands;

    /// @param lawful whether all laws are looked at after every command
    Bazaar(Setting setting, List<String> members, boolean lawful) {
        this.setting = setting;
        this.laws = lawful ? Optional.of(new Laws(ledger, shelf)) : Optional.empty();
        this.books = new Books(members, ledger, shelf, setting.terms());
        send(new MarketInput.Open(setting.terms(), Phase.ACTIVE));
        stock();
        quote();
        pass(setting.ageMs());
    }

    /// Units, a pool, and trades that have paid something into the quality fund.
    private void stock() {
        long stock = micros(setting.stock());
        long traded = micros(100_000);
        ledger.deposit(PROVIDER, micros(1_000_000));
        for (var consumer : CONSUMERS) ledger.deposit(consumer, micros(1_000_000));
        ledger.deposit(MAKER, micros(1_000_000));
        ledger.deposit(DEPOSITOR, micros(1_000_000));
        send(new MarketInput.Bond(PROVIDER, id(), micros(1_000_000)));
        attest(PROVIDER);
        var key = Proof.keyOf(PROVIDER);
        send(new MarketInput.Issue(PROVIDER, id(), stock + traded, RATE, key));
        ledger.move(PROVIDER, MAKER, SCU, traded + stock);
        send(order(MAKER, Side.SELL, worth, traded, TimeInForce.GTC, Delivery.HOLD));
        var first = CONSUMERS.getFirst();
        send(order(first, Side.BUY, worth, traded, TimeInForce.IOC, Delivery.IMMEDIATE));
        if (!setting.hasPool()) return;
        long units = stock / 2;
        ledger.move(MAKER, DEPOSITOR, SCU, units);
        send(new MarketInput.AddToPool(DEPOSITOR, id(), units, worthOf(units), 1));
    }

    /// Sends a command, if its account can pay for it; then the maker quotes anew, if it must.
    List<MarketEvent> act(MarketInput command) {
        var events = send(command);
        if (isPoolAway()) bringPoolBack();
        if (stale) quote();
        return events;
    }

    void attest(String provider) {
        send(Proof.request(provider));
        send(Proof.attest(provider, Proof.ANY_RATE));
    }

    /// Time passes. Before an allocation of the group's providers ends, the operator rules that it
    /// was not delivered.
    void pass(long ms) {
        long until = timeMs + ms;
        long busyUntil = timeMs + 60 * MINUTE_MS;
        while (timeMs < until) {
            boolean isBusy = isPoolAway() && timeMs < busyUntil;
            long next = Math.min(until, timeMs + (isBusy ? MINUTE_MS : STEP_MS));
            for (var due = books.firstDue(); due.isPresent() && due.get().timeMs() <= next; ) {
                timeMs = Math.max(timeMs, due.get().timeMs() - 1);
                fail(due.get().number());
                due = books.firstDue();
            }
            timeMs = next;
            attest(PROVIDER);
            serve();
            act(new MarketInput.Tick());
        }
    }

    /// The honest provider reports on all that it serves.
    private void serve() {
        var uses = new ArrayList<MeteredUse>();
        for (var allocation : shelf.allocationsOf(PROVIDER)) {
            uses.add(new MeteredUse(allocation.number(), allocation.rawMicros()));
        }
        for (int from = 0; from < uses.size(); from += 1_000) {
            int to = Math.min(uses.size(), from + 1_000);
            send(new MarketInput.Heartbeat(PROVIDER, id(), uses.subList(from, to)));
        }
    }

    /// The operator rules that nothing of an allocation was delivered; where it was completed, its
    /// consumer must have said so.
    void fail(long number) {
        var ended = shelf.ended().stream().filter(e -> e.number() == number).findAny();
        if (ended.isEmpty()) {
            act(new MarketInput.RuleFault(number, books.unitsOf(number)));
            return;
        }
        var allocation = ended.get().allocation();
        if (!allocation.service().isDisputed()) dispute(allocation);
        act(new MarketInput.RuleDispute(number, allocation.standardMicros()));
    }

    /// A provider says that an allocation of which it delivered nothing is done.
    void complete(OpenAllocation allocation) {
        long number = allocation.number();
        var use = new MeteredUse(number, allocation.rawMicros());
        act(new MarketInput.StartAllocation(allocation.provider(), id(), number));
        act(new MarketInput.CompleteAllocation(allocation.provider(), id(), use, PROOF));
    }

    void dispute(OpenAllocation allocation) {
        long number = allocation.number();
        act(new MarketInput.DisputeAllocation(allocation.consumer(), id(), number, "nothing"));
    }

    /// From now on a unit is worth something else, and the maker knows it.
    void worth(long micros) {
        books.revalue(worth, micros);
        worth = micros;
        movedMs = timeMs;
        quote();
        if (isPoolAway()) bringPoolBack();
    }

    /// Whether the mean of an hour says what a unit is worth.
    boolean isSettled() {
        return timeMs > movedMs + 61 * MINUTE_MS && !isPoolAway();
    }

    private List<MarketEvent> send(MarketInput command) {
        if (command instanceof MarketInput.OfAccount sent) {
            if (!ledger.canPay(sent)) return List.of();
        }
        laws.ifPresent(all -> all.before(command, timeMs));
        var totals = shelf.totals();
        var pool = shelf.pool();
        if (command instanceof MarketInput.OfAccount sent) ledger.hold(sent);
        var events = market.apply(command, timeMs);
        for (var event : events) {
            if (event instanceof MarketEvent.Executed execution) ledger.post(execution);
            if (event instanceof MarketEvent.Settled s && isOfMaker(s)) stale = true;
        }
        var changes = market.takeChanges();
        shelf.put(changes);
        var happening = new Happening(command, events, changes, totals, pool);
        laws.ifPresent(all -> all.after(happening, market.view()));
        books.enter(happening, worth, market.view());
        commands++;
        startAssigned(events);
        return events;
    }

    /// The honest provider begins at once.
    private void startAssigned(List<MarketEvent> events) {
        for (var event : events) {
            if (event instanceof MarketEvent.Allocated(var allocation)
                    && allocation.provider().equals(PROVIDER)) {
                send(new MarketInput.StartAllocation(PROVIDER, id(), allocation.number()));
            }
        }
    }

    private static boolean isOfMaker(MarketEvent.Settled settled) {
        return settled.taker().equals(MAKER) || settled.maker().equals(MAKER);
    }

    /// As far as the pool's guards allow.
    private void bringPoolBack() {
        var side = isPoolCheap() ? Side.BUY : Side.SELL;
        long tick = setting.terms().tickMicros();
        long price = isPoolCheap() ? worth - tick : worth + tick;
        long units = isPoolCheap() ? DEPTH : Math.min(DEPTH, lotsOf(MAKER));
        send(order(MAKER, side, price, units, TimeInForce.IOC, Delivery.HOLD));
    }

    /// The honest quotes, anew.
    private void quote() {
        long tick = setting.terms().tickMicros();
        send(new MarketInput.CancelAll(MAKER, id()));
        send(order(MAKER, Side.BUY, worth - tick, DEPTH, TimeInForce.GTC, Delivery.HOLD));
        long units = Math.min(DEPTH, lotsOf(MAKER));
        if (units > 0) {
            send(order(MAKER, Side.SELL, worth + tick, units, TimeInForce.GTC, Delivery.HOLD));
        }
        stale = false;
    }

    /// Whether the pool trades at a price that the maker can gain by.
    private boolean isPoolAway() {
        var price = market.view().poolPrice();
        long tick = setting.terms().tickMicros();
        if (price.isEmpty() || Math.abs(price.getAsLong() - worth) <= 2 * tick) return false;
        return isPoolCheap() || lotsOf(MAKER) > 0;
    }

    private boolean isPoolCheap() {
        return market.view().poolPrice().orElseThrow() < worth;
    }

    private long lotsOf(String account) {
        return wholeLots(ledger.purse(account, SCU).free());
    }

    /// A limit order of an account that is an owner group by itself.
    MarketInput.Place order(
            String account, Side side, long price, long units, TimeInForce time, Delivery to) {
        var terms = new OrderTerms.Limit(side, price, units, time);
        var fees = FeeRates.STANDARD;
        long hold = Holding.of(terms, fees.takerPpm());
        return new MarketInput.Place(
                account, id(), terms, usual, to, OptionalLong.empty(), hold, fees, account);
    }

    long wholeLots(long units) {
        return units / setting.terms().lotMicros() * setting.terms().lotMicros();
    }

    long worthOf(long units) {
        return Books.worthOf(units, worth);
    }

    /// uH per SCU.
    long worth() {
        return worth;
    }

    String id() {
        return "c" + commands;
    }

    int commands() {
        return commands;
    }

    Market market() {
        return market;
    }

    PlainLedger ledger() {
        return ledger;
    }

    Shelf shelf() {
        return shelf;
    }

    Books books() {
        return books;
    }

    Setting setting() {
        return setting;
    }
}

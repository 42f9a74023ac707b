package ai.hanzo.hmm.market.state;

import ai.hanzo.hmm.market.MarketTerms;
import ai.hanzo.hmm.market.Phase;
import ai.hanzo.hmm.market.pool.Pool;
import ai.hanzo.hmm.market.price.OpenBars;
import ai.hanzo.hmm.market.provider.Attestation;
import ai.hanzo.hmm.market.quality.Grade;
import ai.hanzo.hmm.market.quality.QualityFolds;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// All rows of one market, and what a command changed in them.
public final class MarketState {
    private final Cell<Row.Terms> terms = new Cell<>();
    private final Cell<Totals> totals = new Cell<>();
    private final Cell<Row.Reserves> reserves = new Cell<>();
    private final Table<Long, Row.Price> prices = new Table<>();
    private final Cell<Row.Bars> bars = new Cell<>();
    private final Table<Long, Row.Volume> volumes = new Table<>();
    private final Book book = new Book();
    private final DebtQueue debts = new DebtQueue();
    private final Table<Long, Row.Obligation> obligations = new Table<>(List.of(debts));
    private final Table<String, Provider> providers = new Table<>();
    private final Table<String, Conduct> conducts = new Table<>();
    private final Table<Round.Due, Round> rounds = new Table<>();
    private final Timetable<OpenAllocation> expiries =
            new Timetable<>(OpenAllocation::expiryMs, OpenAllocation::number);
    private final Timetable<OpenAllocation> deadlines =
            new Timetable<>(allocation -> allocation.service().dueMs(), OpenAllocation::number);
    private final Table<Long, OpenAllocation> allocations =
            new Table<>(List.of(expiries, deadlines));
    private final Timetable<EndedAllocation> releases =
            new Timetable<>(EndedAllocation::letGoMs, EndedAllocation::number);
    private final Table<Long, EndedAllocation> ended = new Table<>(List.of(releases));
    private final Rows<String, Row.Quality> qualities = new Rows<>();
    private final Rows<String, Row.Member> members = new Rows<>();
    private final Table<LockedShares.Due, LockedShares> locks = new Table<>();
    private final List<Change> changes = new ArrayList<>();
    private final Consumer<Change> noted = changes::add;
    private String units = "";

    /// A market as it was stored; from no rows at all, one that does not exist yet.
    public static MarketState of(Iterable<Row> rows) {
        var state = new MarketState();
        var orders = new ArrayList<RestingOrder>();
        for (var row : rows) {
            if (row instanceof RestingOrder order) orders.add(order);
            else state.restore(row);
        }
        state.welcomeOldProviders();
        state.awaitOldAllocations();
        orders.sort(Comparator.comparingLong(RestingOrder::sequence));
        orders.forEach(state.book::restore);
        return state;
    }

    /// Those that were stored before anything was asked of providers have a while to prove theirs.
    private void welcomeOldProviders() {
        var proven = new Attestation("", 0, totals().timeMs());
        for (var provider : providers.rows()) {
            var account = provider.account();
            if (conducts.find(account).isEmpty()) {
                conducts.restore(account, Conduct.blank(account).attested(proven));
            }
        }
    }

    /// Those that were stored before allocations had to be started are to be started now.
    private void awaitOldAllocations() {
        for (var allocation : new ArrayList<>(allocations.rows())) {
            if (allocation.service().dueMs() != 0) continue;
            long due = totals().attendedMs() + terms().service().startWithinMs();
            var awaited = allocation.with(allocation.service().dueAt(due));
            allocations.restore(awaited.number(), awaited);
        }
    }

    private void restore(Row stored) {
        switch (stored) {
            case Row.Terms row -> terms.restore(row);
            case Totals row -> totals.restore(row);
            case Row.Reserves row -> reserves.restore(row);
            case Row.Price row -> prices.restore(row.sample().second(), row);
            case Row.Bars row -> bars.restore(row);
            case Row.Volume row -> volumes.restore(row.traded().minute(), row);
            case Row.Obligation row -> obligations.restore(row.sequence(), row);
            case Provider row -> providers.restore(row.account(), row);
            case Conduct row -> conducts.restore(row.account(), row);
            case Round row -> rounds.restore(row.due(), row);
            case Row.Quality row -> qualities.restore(row.provider(), row);
            case Row.Member row -> members.restore(row.account(), row);
            case LockedShares row -> locks.restore(row.due(), row);
            case RestingOrder row -> book.restore(row);
            case OpenAllocation row -> allocations.restore(row.number(), row);
            case EndedAllocation row -> ended.restore(row.number(), row);
        }
    }

    /// Whether there is such a market.
    public boolean isOpen() {
        return terms.find().isPresent();
    }

    public MarketTerms terms() {
        return terms.get().terms();
    }

    /// The ledger's name of what is traded here.
    public String units() {
        if (units.isEmpty()) units = MarketTerms.unitsOf(terms().market());
        return units;
    }

    public Phase phase() {
        return terms.get().phase();
    }

    public void open(MarketTerms newTerms, Phase phase) {
        terms.put(new Row.Terms(newTerms, phase));
    }

    public Totals totals() {
        return totals.getOr(Totals.NONE);
    }

    public void totals(Totals next) {
        totals.put(next);
    }

    public Pool pool() {
        return reserves.find().map(Row.Reserves::pool).orElse(Pool.EMPTY);
    }

    public void pool(Pool next) {
        reserves.put(new Row.Reserves(next, poolPausedUntilMs()));
    }

    /// When the pool trades again, ms since 1970; a time that is over where it does.
    public long poolPausedUntilMs() {
        return reserves.find().map(Row.Reserves::pausedUntilMs).orElse(0L);
    }

    public boolean isPoolPaused() {
        return poolPausedUntilMs() > totals().timeMs();
    }

    public void pausePool(long untilMs) {
        reserves.put(new Row.Reserves(pool(), untilMs));
    }

    public Book book() {
        return book;
    }

    public Table<Long, Row.Obligation> obligations() {
        return obligations;
    }

    public Table<String, Provider> providers() {
        return providers;
    }

    /// How providers stand, by account; there is one of each that ever posted a bond here.
    public Table<String, Conduct> conducts() {
        return conducts;
    }

    /// The buckets in which somebody may be missing.
    public Table<Round.Due, Round> rounds() {
        return rounds;
    }

    /// What providers owe, by whom and how long.
    public DebtQueue debts() {
        return debts;
    }

    /// The open allocations, by number.
    public Table<Long, OpenAllocation> allocations() {
        return allocations;
    }

    /// The open allocations by when they expire, ms since 1970.
    public Timetable<OpenAllocation> expiries() {
        return expiries;
    }

    /// The open allocations by when their providers' silence has the next effect, ms of attended
    /// time.
    public Timetable<OpenAllocation> deadlines() {
        return deadlines;
    }

    /// The allocations that have ended and are disputed, or can be, by number.
    public Table<Long, EndedAllocation> ended() {
        return ended;
    }

    /// The same by when they are let go, ms since 1970; not those that are disputed.
    public Timetable<EndedAllocation> releases() {
        return releases;
    }

    public Table<LockedShares.Due, LockedShares> locks() {
        return locks;
    }

    /// An account as this market knows it.
    public Row.Member memberOf(String account) {
        return members.find(account).orElseGet(() -> Row.Member.unknown(account));
    }

    public void member(Row.Member next) {
        members.put(next.account(), next);
    }

    /// Puts an order that is not in the book into it.
    public void enterBook(RestingOrder order) {
        book.put(order);
        member(memberOf(order.account()).withOpenOrders(1));
    }

    /// Takes an order off the book.
    public void leaveBook(RestingOrder order) {
        book.remove(order);
        member(memberOf(order.account()).withOpenOrders(-1));
    }

    public Rows<String, Row.Quality> qualities() {
        return qualities;
    }

    /// What the price was, by the second from which on it was so.
    public Table<Long, Row.Price> prices() {
        return prices;
    }

    /// The bars of a market that has traded.
    public Optional<OpenBars> bars() {
        return bars.find().map(Row.Bars::open);
    }

    public void bars(OpenBars next) {
        bars.put(new Row.Bars(next));
    }

    /// What was traded in the minutes of the last day, by minute.
    public Table<Long, Row.Volume> volumes() {
        return volumes;
    }

    /// A provider's quality; that of one never observed where nothing is known.
    public QualityFolds qualityOf(String provider) {
        return qualities.find(provider).map(Row.Quality::folds).orElse(QualityFolds.NONE);
    }

    /// The grade that its score makes, ppm.
    public long gradeOf(String provider) {
        return Grade.gradePpm(qualityOf(provider).scorePpm(), terms().gradeFloorPpm());
    }

    /// Ends a command: what it changed is to be stored.
    public void commit() {
        terms.commit(noted);
        totals.commit(noted);
        reserves.commit(noted);
        prices.commit(noted);
        bars.commit(noted);
        volumes.commit(noted);
        book.commit(noted);
        obligations.commit(noted);
        providers.commit(noted);
        conducts.commit(noted);
        rounds.commit(noted);
        allocations.commit(noted);
        ended.commit(noted);
        qualities.commit(noted);
        members.commit(noted);
        locks.commit(noted);
    }

    /// Takes the running command back.
    public void rollback() {
        terms.rollback();
        totals.rollback();
        reserves.rollback();
        prices.rollback();
        bars.rollback();
        volumes.rollback();
        book.rollback();
        obligations.rollback();
        providers.rollback();
        conducts.rollback();
        rounds.rollback();
        allocations.rollback();
        ended.rollback();
        qualities.rollback();
        members.rollback();
        locks.rollback();
    }

    /// What was changed since it was last asked; of two changes of one row the later counts.
    public List<Change> takeChanges() {
        var taken = List.copyOf(changes);
        changes.clear();
        return taken;
    }
}

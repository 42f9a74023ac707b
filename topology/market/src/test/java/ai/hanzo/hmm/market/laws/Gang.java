package ai.hanzo.hmm.market.laws;

import static ai.hanzo.hmm.market.example.Amounts.HANZO;
import static ai.hanzo.hmm.market.example.Amounts.LP;
import static ai.hanzo.hmm.market.example.Amounts.SCU;
import static ai.hanzo.hmm.market.example.Amounts.micros;

import ai.hanzo.hmm.market.book.Side;
import ai.hanzo.hmm.market.command.Delivery;
import ai.hanzo.hmm.market.command.MarketInput;
import ai.hanzo.hmm.market.command.TimeInForce;
import ai.hanzo.hmm.market.example.Proof;
import ai.hanzo.hmm.market.price.Window;
import ai.hanzo.hmm.market.provider.Standing;
import ai.hanzo.hmm.market.state.Conduct;
import ai.hanzo.hmm.market.state.Provider;
import ai.hanzo.hmm.market.state.RowKey;
import ai.hanzo.hmm.market.units.Micros;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/// Providers that never deliver and their accomplices, who share one purse, and what is done around
/// them.
final class Gang {
    private static final long FUNDS = micros(10_000);
    private static final long RATE = micros(1_000);
    private static final long MINUTE_MS = 60_000;

    private final Bazaar bazaar;
    private final List<String> members;
    private final int providers;
    private final long before;

    Gang(Setting setting, boolean lawful) {
        this.members = members(setting);
        this.providers = setting.providers();
        this.bazaar = new Bazaar(setting, members, lawful);
        for (var member : members) bazaar.ledger().deposit(member, FUNDS);
        this.before = bazaar.books().wealth(bazaar.worth());
    }

    private static List<String> members(Setting setting) {
        var names = new ArrayList<String>();
        for (int i = 1; i <= setting.providers(); i++) names.add("p" + i);
        for (int i = 1; i <= setting.accomplices(); i++) names.add("a" + i);
        return names;
    }

    Bazaar bazaar() {
        return bazaar;
    }

    /// How much richer it is than it began, beyond what it would have with delivering.
    long gained() {
        var books = bazaar.books();
        long richer = books.wealth(bazaar.worth()) - before;
        return richer - Math.max(0, books.earned()) - books.revalued();
    }

    /// Nothing that runs is delivered.
    void failAll() {
        for (var due = bazaar.books().firstDue(); due.isPresent(); ) {
            bazaar.fail(due.get().number());
            due = bazaar.books().firstDue();
        }
    }

    void play(Move move) {
        var member = members.get(move.actor() % members.size());
        var provider = members.get(move.actor() % providers);
        var other = members.get(move.other() % members.size());
        var consumer = Bazaar.CONSUMERS.get(move.other() % Bazaar.CONSUMERS.size());
        long part = move.partPpm();
        switch (move.kind()) {
            case BOND -> bond(provider, part);
            case UNBOND -> unbond(provider, part);
            case ATTEST -> bazaar.attest(provider);
            case ISSUE -> issue(provider, part);
            case RETIRE -> retire(provider, part);
            case SEND_FUNDS -> give(member, other, HANZO, part);
            case SEND_UNITS -> give(member, other, SCU, part);
            case ASK -> sell(member, move, TimeInForce.GTC);
            case SELL -> sell(member, move, TimeInForce.IOC);
            case BID -> buy(member, move, TimeInForce.GTC, deliveryOf(move));
            case BUY -> buy(member, move, TimeInForce.IOC, deliveryOf(move));
            case REDEEM -> redeem(member, part);
            case CANCEL -> bazaar.act(new MarketInput.CancelAll(member, bazaar.id()));
            case ADD_TO_POOL -> addToPool(member, move);
            case REMOVE_FROM_POOL -> removeFromPool(member, part);
            case FAIL -> bazaar.books().firstDue().ifPresent(due -> bazaar.fail(due.number()));
            case COMPLETE -> complete(move);
            case SECONDS -> bazaar.pass(1_000L * (1 + move.other() % 90));
            case MINUTES -> bazaar.pass(MINUTE_MS * (1 + move.other() % 90));
            case HOURS -> bazaar.pass(60 * MINUTE_MS * (1 + move.other() % 30));
            case DAYS -> bazaar.pass(24 * 60 * MINUTE_MS * (1 + move.other() % 4));
            case RULE -> rule(provider, move);
            case REINSTATE -> rule(provider, Standing.ACTIVE, 0);
            case WORTH_MOVES -> bazaar.worth(worth(move));
            case CONSUMERS_BUY -> consume(consumer, move);
            case HOLDERS_REDEEM -> {
                if (bazaar.isSettled()) redeem(holder(move), part);
            }
            case HOLDERS_SELL -> sell(consumer, move, TimeInForce.IOC);
        }
    }

    /// Anything between what it was worth at first and the setting's most.
    private long worth(Move move) {
        long rise = Micros.ppmDown(bazaar.setting().mostRisePpm(), move.partPpm());
        return Micros.ppmDown(Setting.WORTH, 1_000_000 + rise) / 10 * 10;
    }

    /// The group says that all of what runs next was delivered. Consumers who are not of it dispute
    /// that, at once or as late as they may.
    private void complete(Move move) {
        var running = bazaar.books().firstRunning();
        if (running.isEmpty()) return;
        bazaar.complete(running.get());
        boolean isHonest = !members.contains(running.get().consumer());
        if (isHonest && move.other() % 2 == 0) bazaar.dispute(running.get());
    }

    private static Delivery deliveryOf(Move move) {
        return move.other() % 2 == 0 ? Delivery.HOLD : Delivery.IMMEDIATE;
    }

    private void bond(String provider, long part) {
        bazaar.act(new MarketInput.Bond(provider, bazaar.id(), part(provider, HANZO, part)));
        int ppm = bazaar.setting().vouchedPpm();
        if (ppm > 0) bazaar.act(new MarketInput.RuleBond(provider, ppm));
    }

    private void unbond(String provider, long part) {
        long spare = bondOf(provider) - required(provider);
        if (spare <= 0) return;
        bazaar.act(new MarketInput.Unbond(provider, bazaar.id(), Micros.ppmDown(spare, part)));
    }

    /// As much as its bond allows, or a part of that.
    private void issue(String provider, long part) {
        long spare = bondOf(provider) - required(provider);
        if (spare <= 0) return;
        long price = Micros.ppmUp(priceOfBonds(), bondPpm());
        long units = Micros.mulDivDown(spare, Micros.ONE, price);
        long raw = bazaar.wholeLots(Micros.ppmDown(units, part));
        var key = Proof.keyOf(provider);
        bazaar.act(new MarketInput.Issue(provider, bazaar.id(), raw, RATE, key));
    }

    private void retire(String provider, long part) {
        long owed = providerOf(provider).obligedMicros();
        long units = Math.min(owed, part(provider, SCU, part));
        bazaar.act(new MarketInput.Retire(provider, bazaar.id(), units, 0));
    }

    private void give(String from, String to, String asset, long part) {
        if (!from.equals(to)) bazaar.ledger().move(from, to, asset, part(from, asset, part));
    }

    private void sell(String account, Move move, TimeInForce time) {
        long units = bazaar.wholeLots(part(account, SCU, move.partPpm()));
        bazaar.act(bazaar.order(account, Side.SELL, price(move), units, time, Delivery.HOLD));
    }

    private void buy(String account, Move move, TimeInForce time, Delivery delivery) {
        long funds = part(account, HANZO, move.partPpm());
        long units = bazaar.wholeLots(Micros.mulDivDown(funds, 990_000, price(move)));
        bazaar.act(bazaar.order(account, Side.BUY, price(move), units, time, delivery));
    }

    /// At most a twentieth above what it is worth.
    private void consume(String consumer, Move move) {
        long most = bazaar.worth() / 1_000 * 1_050;
        long units = bazaar.wholeLots(Micros.ppmDown(micros(2_000), move.partPpm()));
        var delivery = move.actor() % 3 == 0 ? Delivery.HOLD : Delivery.IMMEDIATE;
        bazaar.act(bazaar.order(consumer, Side.BUY, most, units, TimeInForce.IOC, delivery));
    }

    private static String holder(Move move) {
        return switch (move.actor() % 3) {
            case 0 -> Bazaar.MAKER;
            default -> Bazaar.CONSUMERS.get(move.other() % Bazaar.CONSUMERS.size());
        };
    }

    private void redeem(String account, long part) {
        if (account.equals(Bazaar.MAKER)) {
            bazaar.act(new MarketInput.CancelAll(account, bazaar.id()));
        }
        long units = part(account, SCU, part);
        var rate = OptionalLong.empty();
        bazaar.act(new MarketInput.Redeem(account, bazaar.id(), units, rate, 0));
    }

    /// The first deposit sets the pool's price.
    private void addToPool(String account, Move move) {
        long units = part(account, SCU, move.partPpm());
        long funds = part(account, HANZO, 1_000_000);
        if (bazaar.market().view().pool().isEmpty()) {
            funds = Math.min(funds, Books.worthOf(units, price(move)));
        }
        bazaar.act(new MarketInput.AddToPool(account, bazaar.id(), units, funds, 1));
    }

    private void removeFromPool(String account, long part) {
        long shares = part(account, LP, part);
        bazaar.act(new MarketInput.RemoveFromPool(account, bazaar.id(), shares, 0, 0));
    }

    private void rule(String provider, Move move) {
        var standing = move.other() % 2 == 0 ? Standing.SUSPENDED : Standing.REMOVED;
        int slash = move.other() % 3 == 0 ? 0 : (int) move.partPpm();
        rule(provider, standing, slash);
    }

    private void rule(String provider, Standing standing, int slashPpm) {
        bazaar.act(new MarketInput.RuleStanding(provider, standing, slashPpm));
    }

    private long price(Move move) {
        long tick = bazaar.setting().terms().tickMicros();
        return Micros.ppmDown(bazaar.worth(), 1_000_000 + move.awayPpm()) / tick * tick;
    }

    private long part(String account, String asset, long ppm) {
        return Micros.ppmDown(bazaar.ledger().purse(account, asset).free(), ppm);
    }

    private Provider providerOf(String account) {
        return bazaar.shelf().provider(account).orElse(Provider.unknown(account));
    }

    private long bondOf(String provider) {
        return providerOf(provider).bondMicros();
    }

    /// What the market would say that it must leave.
    private long required(String account) {
        var provider = providerOf(account);
        long running = Micros.ppmUp(worthUp(provider.allocatedMicros()), bondPpm());
        return Micros.ppmUp(worthUp(provider.obligedMicros()), bondPpm())
                + Math.max(running, provider.coverMicros());
    }

    private long worthUp(long units) {
        return Micros.notionalUp(priceOfBonds(), units);
    }

    private long priceOfBonds() {
        long reference = bazaar.setting().terms().referencePriceMicros();
        return Math.max(reference, bazaar.market().view().mean(Window.ONE_HOUR).orElse(0));
    }

    private int bondPpm() {
        int vouched = bazaar.setting().vouchedPpm();
        return vouched > 0 ? vouched : bazaar.setting().terms().bondPpm();
    }

    /// How its providers stand.
    Standing standingOf(String provider) {
        var row = bazaar.shelf().rows().get(new RowKey(RowKey.Kind.CONDUCT, provider));
        return row instanceof Conduct conduct ? conduct.standing() : Standing.ACTIVE;
    }
}

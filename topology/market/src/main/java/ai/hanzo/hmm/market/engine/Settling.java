package ai.hanzo.hmm.market.engine;

import ai.hanzo.hmm.market.MarketTerms;
import ai.hanzo.hmm.market.book.Side;
import ai.hanzo.hmm.market.command.Delivery;
import ai.hanzo.hmm.market.event.BalanceChange;
import ai.hanzo.hmm.market.event.BalanceChange.Reason;
import ai.hanzo.hmm.market.event.MarketEvent;
import ai.hanzo.hmm.market.event.PreventedMatch;
import ai.hanzo.hmm.market.pool.Pool;
import ai.hanzo.hmm.market.route.FeeMeter;
import ai.hanzo.hmm.market.route.FeeSplit;
import ai.hanzo.hmm.market.route.Match;
import ai.hanzo.hmm.market.route.Route;
import ai.hanzo.hmm.market.state.MarketState;
import ai.hanzo.hmm.market.state.RestingOrder;
import ai.hanzo.hmm.market.units.Micros;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;

/// Makes a taker's matches final: every one is a settlement with all its legs, its fees split, its
/// two accounts posted (rules, sections 6 and 9). The pool's share of the fees joins the reserves
/// when the command ends.
final class Settling {
    private final MarketState state;
    private final Incoming order;
    private final Answers answers;
    private final Consumer<Purchase> purchases;
    private final Map<String, Purchase> makers = new LinkedHashMap<>();

    Settling(MarketState state, Incoming order, Answers answers, Consumer<Purchase> purchases) {
        this.state = state;
        this.order = order;
        this.answers = answers;
        this.purchases = purchases;
    }

    /// The ledger's asset that is held for an order of a side.
    static String heldAsset(Side side, String market) {
        return side == Side.BUY ? BalanceChange.HANZO : MarketTerms.unitsOf(market);
    }

    static String heldAsset(Side side, MarketState state) {
        return side == Side.BUY ? BalanceChange.HANZO : state.units();
    }

    void settle(Route route) {
        boolean redeems =
                order.terms().side() == Side.BUY && order.delivery() == Delivery.IMMEDIATE;
        var bought = new Purchase(order.account(), order.orderId(), order.asked());
        long bookShareLeft = route.pool().fundsMicros() / 1_000;
        long poolEarns = 0;
        for (var match : route.matches()) {
            switch (match) {
                case Match.Prevented prevented -> prevent(prevented);
                case Match.Swap swap -> {
                    var split = FeeSplit.of(swap.takerFeeMicros(), swap.notionalMicros());
                    poolEarns += split.lpShareMicros();
                    settle(swap, split);
                    if (redeems)
                        bought.add(MarketEvent.POOL, swap.quantityMicros(), swap.notionalMicros());
                }
                case Match.Fill fill -> {
                    long fees = fill.takerFeeMicros() + fill.makerFeeMicros();
                    var split =
                            FeeSplit.of(fees, fill.notionalMicros())
                                    .withPoolShareAtMost(bookShareLeft);
                    bookShareLeft -= split.lpShareMicros();
                    poolEarns += split.lpShareMicros();
                    settle(fill, split);
                    if (redeems)
                        bought.add(
                                fill.maker().account(),
                                fill.quantityMicros(),
                                fill.notionalMicros());
                }
            }
        }
        if (route.pool() != state.pool() || poolEarns > 0) {
            keep(route.pool(), poolEarns);
        }
        answers.of(order.account()).route(RouteReport.of(route));
        if (!bought.bySeller().isEmpty()) purchases.accept(bought);
        makers.values().forEach(purchases);
    }

    private void keep(Pool after, long earned) {
        Invariants.productNotLess(state.pool(), after);
        state.pool(after.earned(earned));
    }

    private void settle(Match.Swap swap, FeeSplit split) {
        move(order.account(), order.terms().side(), swap.quantityMicros(), swap.notionalMicros());
        pay(order.account(), order.terms().side(), swap.takerFeeMicros());
        var priceDown = Micros.mulDivDown(swap.notionalMicros(), Micros.ONE, swap.quantityMicros());
        say(Settlements.of(order, state, swap, priceDown, split), split);
    }

    private void settle(Match.Fill fill, FeeSplit split) {
        var side = order.terms().side();
        move(order.account(), side, fill.quantityMicros(), fill.notionalMicros());
        pay(order.account(), side, fill.takerFeeMicros());
        var maker = fill.maker();
        move(maker.account(), side.opposite(), fill.quantityMicros(), fill.notionalMicros());
        pay(maker.account(), side.opposite(), fill.makerFeeMicros());
        execute(maker, fill);
        say(Settlements.of(order, state, fill, split), split);
    }

    /// The maker's order shrinks; what its hold has too much of is released at once.
    private void execute(RestingOrder maker, Match.Fill fill) {
        FeeMeter fees = maker.fees().plus(fill.notionalMicros(), maker.feeRates().makerPpm());
        long open = maker.openMicros() - fill.quantityMicros();
        long spent =
                maker.side() == Side.BUY
                        ? fill.notionalMicros() + fill.makerFeeMicros()
                        : fill.quantityMicros();
        long needed =
                Holds.neededUp(
                        maker.side(), maker.priceMicros(), open, fees, maker.feeRates().takerPpm());
        var answer = answers.of(maker.account());
        answer.release(heldAsset(maker.side(), state), maker.holdMicros() - spent - needed);
        var after = maker.executed(fill.quantityMicros(), fill.notionalMicros(), fees, needed);
        if (open == 0) {
            state.leaveBook(maker);
            answer.order(Reports.filled(after));
        } else {
            state.book().put(after);
            answer.order(Reports.open(after));
        }
        if (maker.side() == Side.BUY && maker.delivery() == Delivery.IMMEDIATE) {
            makers.computeIfAbsent(
                            maker.account() + ' ' + maker.clientOrderId(),
                            _ ->
                                    new Purchase(
                                            maker.account(),
                                            maker.clientOrderId(),
                                            new Assignment.Asked(
                                                    maker.rateMicros(),
                                                    maker.conditions().minQualityPpm())))
                    .add(order.account(), fill.quantityMicros(), fill.notionalMicros());
        }
    }

    /// Both parties are told; the resting order gives up its part, or all of it.
    private void prevent(Match.Prevented prevented) {
        var maker = prevented.maker();
        var match =
                new PreventedMatch(
                        order.conditions().selfTrade(),
                        order.account(),
                        order.orderId(),
                        maker.account(),
                        maker.clientOrderId(),
                        maker.priceMicros(),
                        prevented.makerMicros(),
                        prevented.takerMicros());
        answers.of(order.account()).prevented(match);
        if (!maker.account().equals(order.account())) {
            answers.of(maker.account()).prevented(match);
        }
        if (prevented.makerMicros() > 0) shrink(maker, prevented.makerMicros());
    }

    private void shrink(RestingOrder maker, long byMicros) {
        long needed =
                Holds.neededUp(
                        maker.side(),
                        maker.priceMicros(),
                        maker.openMicros() - byMicros,
                        maker.fees(),
                        maker.feeRates().takerPpm());
        var after = maker.prevented(byMicros, needed);
        var answer = answers.of(maker.account());
        answer.release(heldAsset(maker.side(), state), maker.holdMicros() - needed);
        if (after.openMicros() == 0) {
            state.leaveBook(maker);
            answer.order(Reports.prevented(after));
        } else {
            state.book().put(after);
            answer.order(Reports.open(after));
        }
    }

    /// Units and money change hands: out of what is held, into what is free.
    private void move(String account, Side side, long quantityMicros, long notionalMicros) {
        var answer = answers.of(account);
        var units = state.units();
        if (side == Side.BUY) {
            answer.held(BalanceChange.HANZO, Reason.TRADE, -notionalMicros);
            answer.free(units, Reason.TRADE, quantityMicros);
        } else {
            answer.held(units, Reason.TRADE, -quantityMicros);
            answer.free(BalanceChange.HANZO, Reason.TRADE, notionalMicros);
        }
    }

    private void pay(String account, Side side, long feeMicros) {
        var answer = answers.of(account);
        if (side == Side.BUY) answer.held(BalanceChange.HANZO, Reason.FEE, -feeMicros);
        else answer.free(BalanceChange.HANZO, Reason.FEE, -feeMicros);
    }

    private void say(MarketEvent.Settled settled, FeeSplit split) {
        Invariants.sumsToZero(settled);
        state.totals(
                state.totals()
                        .settled(
                                settled.priceMicros(),
                                settled.quantityMicros(),
                                settled.notionalMicros(),
                                split.qualityFundMicros(),
                                split.treasuryMicros()));
        answers.say(settled);
        creditSeller(settled);
    }

    /// What a provider's sale earned the exchange is the measure of its day's bonus or penalty.
    private void creditSeller(MarketEvent.Settled settled) {
        var seller = settled.takerSide() == Side.SELL ? settled.taker() : settled.maker();
        var provider = state.providers().find(seller);
        if (provider.isEmpty()) return;
        long base = settled.takerFeeMicros() + settled.makerFeeMicros() - settled.lpShareMicros();
        state.providers().put(seller, provider.get().sold(base));
    }
}

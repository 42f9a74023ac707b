package ai.hanzo.hmm.market.engine;

import ai.hanzo.hmm.market.book.Side;
import ai.hanzo.hmm.market.command.Delivery;
import ai.hanzo.hmm.market.command.MarketInput;
import ai.hanzo.hmm.market.command.OrderTerms;
import ai.hanzo.hmm.market.command.TimeInForce;
import ai.hanzo.hmm.market.event.OrderReport.Ending;
import ai.hanzo.hmm.market.event.RefusalCode;
import ai.hanzo.hmm.market.quality.Grade;
import ai.hanzo.hmm.market.route.Match;
import ai.hanzo.hmm.market.route.Route;
import ai.hanzo.hmm.market.route.Taker;
import ai.hanzo.hmm.market.state.MarketState;
import ai.hanzo.hmm.market.state.RestingOrder;
import ai.hanzo.hmm.market.state.Row;
import ai.hanzo.hmm.market.units.AmountOverflow;
import ai.hanzo.hmm.market.units.Durations;
import ai.hanzo.hmm.market.units.Micros;

import java.util.ArrayList;

/// Orders: what is allowed, the way of a taker, and what of it rests (rules, sections 4 and 6).
final class Trading {
    /// Open orders of an account in a market.
    static final int MOST_OPEN_ORDERS = 1_000;

    /// The longest capacity that a bid may ask for; the time it begins at must fit besides.
    private static final long LONGEST_MS = Long.MAX_VALUE / 2;

    private final MarketState state;
    private final Redemptions redemptions;

    Trading(MarketState state, Redemptions redemptions) {
        this.state = state;
        this.redemptions = redemptions;
    }

    void place(MarketInput.Place order, Answers answers) {
        OrderChecks.check(order, state.terms());
        checkPhase(order, false);
        var taker = taker(order);
        var route =
                Route.of(taker, state.book().side(order.terms().side().opposite()), state.pool());
        boolean takes = route.matches().stream().anyMatch(m -> !(m instanceof Match.Prevented));
        checkPhase(order, !route.matches().isEmpty());
        if (takes && order.terms().side() == Side.BUY && order.delivery() == Delivery.IMMEDIATE) {
            checkCapacity(rateOf(order));
        }
        var answer = answers.of(order.account()).to(order.id());
        answer.hold(heldAsset(order), order.holdMicros());
        var purchases = new ArrayList<Purchase>();
        new Settling(state, order, answers, purchases::add).settle(route, rateOf(order));
        finish(order, taker, answer);
        for (var purchase : purchases) redemptions.redeem(purchase, answers);
    }

    void cancel(MarketInput.Cancel cancel, Answers answers) {
        var order =
                state.book()
                        .find(cancel.account(), cancel.clientOrderId())
                        .orElseThrow(
                                () ->
                                        RefusedException.of(
                                                RefusalCode.ORDER_DONE, "the order is not open"));
        answers.of(cancel.account()).to(cancel.id());
        drop(order, Ending.CANCELLED, answers);
    }

    /// Takes every order off the book, as when the market closes.
    void cancelAll(Answers answers) {
        for (var side : Side.values()) {
            for (var order : new ArrayList<>(state.book().side(side))) {
                drop(order, Ending.MARKET_CLOSED, answers);
            }
        }
    }

    private void drop(RestingOrder order, Ending why, Answers answers) {
        state.book().remove(order);
        countOpen(order.account(), -1);
        var answer = answers.of(order.account());
        answer.release(
                Settling.heldAsset(order.side(), state.terms().market()), order.holdMicros());
        answer.order(Reports.ended(order, why));
    }

    /// What the taker could not or would not take: it rests, or it is cancelled with the reason.
    private void finish(MarketInput.Place order, Taker taker, Answer answer) {
        var terms = order.terms();
        long open = Reports.quantityOf(terms) - taker.filledMicros();
        long spent =
                terms.side() == Side.BUY
                        ? taker.notionalMicros() + taker.fees().chargedUp()
                        : taker.filledMicros();
        long left = order.holdMicros() - spent;
        if (terms instanceof OrderTerms.Limit limit
                && limit.timeInForce() == TimeInForce.GTC
                && open > 0) {
            if (limit.side() == Side.BUY && order.delivery() == Delivery.IMMEDIATE) {
                checkDeliverable(order, open);
            }
            var resting = resting(order, limit, open, taker);
            answer.release(heldAsset(order), left - resting.holdMicros());
            rest(resting, answer);
        } else {
            answer.release(heldAsset(order), left);
            answer.order(Reports.taken(order, taker, state));
        }
    }

    /// A resting bid whose allocation could not be told in 64 bits would refuse whoever sells to
    /// it: so it is refused itself, at the lowest grade that a provider can serve with.
    private void checkDeliverable(MarketInput.Place order, long openMicros) {
        var terms = state.terms();
        long raw = Grade.rawOwedUp(openMicros, Math.max(1, terms.gradeFloorPpm()));
        long duration = Durations.durationMsUp(raw, terms.secondsPerRaw(), rateOf(order));
        if (duration > LONGEST_MS) throw new AmountOverflow("ms of capacity: " + duration);
    }

    private RestingOrder resting(
            MarketInput.Place order, OrderTerms.Limit limit, long open, Taker taker) {
        long needed =
                Holds.neededUp(
                        limit.side(), limit.priceMicros(), open, taker.fees(), order.takerFeePpm());
        return new RestingOrder(
                state.totals().orders() + 1,
                order.account(),
                order.id(),
                order.ownerGroup(),
                limit.side(),
                limit.priceMicros(),
                limit.quantityMicros(),
                open,
                taker.notionalMicros(),
                taker.fees(),
                needed,
                order.takerFeePpm(),
                order.makerFeePpm(),
                order.delivery(),
                rateOf(order));
    }

    private void rest(RestingOrder order, Answer answer) {
        var none = new Row.Member(order.account(), 0, 0);
        int open = state.members().getOr(order.account(), none).openOrders();
        if (open >= MOST_OPEN_ORDERS) {
            throw RefusedException.of(RefusalCode.OPEN_ORDER_LIMIT, "too many open orders")
                    .with("openOrders", open)
                    .with("mostOpenOrders", MOST_OPEN_ORDERS);
        }
        state.totals(state.totals().withOrders(order.sequence()));
        state.book().put(order);
        countOpen(order.account(), 1);
        answer.order(Reports.open(order));
    }

    private void countOpen(String account, int by) {
        var member = state.members().getOr(account, new Row.Member(account, 0, 0));
        state.members()
                .put(account, new Row.Member(account, member.sequence(), member.openOrders() + by));
    }

    private Taker taker(MarketInput.Place order) {
        var terms = order.terms();
        long lot = state.terms().lotMicros();
        long money = terms.side() == Side.BUY ? order.holdMicros() : Long.MAX_VALUE;
        long quantity =
                terms instanceof OrderTerms.BudgetBuy
                        ? Long.MAX_VALUE / 2
                        : Reports.quantityOf(terms);
        return new Taker(
                terms.side(),
                order.ownerGroup(),
                boundOf(terms),
                quantity,
                lot,
                money,
                order.takerFeePpm());
    }

    private long boundOf(OrderTerms terms) {
        return switch (terms) {
            case OrderTerms.Limit limit -> limit.priceMicros();
            case OrderTerms.MarketBuy buy ->
                    worth(bound(Side.BUY, buy.slippagePpm()), buy.quantityMicros());
            case OrderTerms.BudgetBuy buy -> bound(Side.BUY, buy.slippagePpm());
            case OrderTerms.MarketSell sell ->
                    worth(bound(Side.SELL, sell.slippagePpm()), sell.quantityMicros());
        };
    }

    /// The bound, when the quantity is worth the market's minimum there.
    private long worth(long boundMicros, long quantityMicros) {
        OrderChecks.notional(Micros.notionalUp(boundMicros, quantityMicros), state.terms());
        return boundMicros;
    }

    /// The best price of both venues at arrival, moved by the slippage; rounded **down**. A pool
    /// that would not trade one lot within its own price so moved counts only where there is no
    /// book: else the few units that stay in a pool for ever would keep everybody from the book.
    private long bound(Side side, int slippagePpm) {
        var book = state.book().bestPrice(side.opposite());
        var pool = state.pool();
        if (book.isEmpty() && pool.isEmpty()) {
            throw RefusedException.of(RefusalCode.NO_LIQUIDITY, "nothing to trade with");
        }
        if (pool.isEmpty()) return moved(side, book.getAsLong(), slippagePpm);
        long byPool = moved(side, pool.marginalPriceDown(), slippagePpm);
        if (book.isEmpty()) return byPool;
        long byBook = moved(side, book.getAsLong(), slippagePpm);
        if (!poolTrades(side, byPool)) return byBook;
        return side == Side.BUY ? Math.min(byBook, byPool) : Math.max(byBook, byPool);
    }

    private static long moved(Side side, long priceMicros, int slippagePpm) {
        return side == Side.BUY
                ? Micros.ppmDown(priceMicros, Micros.ONE + slippagePpm)
                : Micros.ppmDown(priceMicros, Micros.ONE - slippagePpm);
    }

    private boolean poolTrades(Side side, long boundMicros) {
        long lot = state.terms().lotMicros();
        return side == Side.BUY
                ? state.pool().lotsBuyable(boundMicros, true, lot, 1) == 1
                : state.pool().lotsSellable(boundMicros, true, lot, 1) == 1;
    }

    private void checkPhase(MarketInput.Place order, boolean meets) {
        var phase = state.phase();
        boolean rests =
                order.terms() instanceof OrderTerms.Limit limit
                        && limit.timeInForce() == TimeInForce.GTC
                        && !meets;
        if (!(rests ? phase.allowsResting() : phase.allowsTaking())) {
            throw RefusedException.of(
                    RefusalCode.MARKET_NOT_ACTIVE, "the market is " + phase + " and takes none");
        }
    }

    private void checkCapacity(long rateMicros) {
        if (!redemptions.hasRoom(rateMicros)) {
            throw RefusedException.of(
                            RefusalCode.CAPACITY_BUSY, "no provider has that much rate free")
                    .with("rateMicros", rateMicros);
        }
    }

    private long rateOf(MarketInput.Place order) {
        return order.rateMicros().orElse(state.terms().defaultRateMicros());
    }

    private String heldAsset(MarketInput.Place order) {
        return Settling.heldAsset(order.terms().side(), state.terms().market());
    }
}

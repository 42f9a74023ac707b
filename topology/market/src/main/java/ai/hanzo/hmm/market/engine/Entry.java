package ai.hanzo.hmm.market.engine;

import ai.hanzo.hmm.market.book.Side;
import ai.hanzo.hmm.market.command.Delivery;
import ai.hanzo.hmm.market.command.OrderTerms;
import ai.hanzo.hmm.market.command.PostOnly;
import ai.hanzo.hmm.market.command.TimeInForce;
import ai.hanzo.hmm.market.event.RefusalCode;
import ai.hanzo.hmm.market.quality.Grade;
import ai.hanzo.hmm.market.route.Route;
import ai.hanzo.hmm.market.route.Taker;
import ai.hanzo.hmm.market.state.MarketState;
import ai.hanzo.hmm.market.state.RestingOrder;
import ai.hanzo.hmm.market.units.AmountOverflow;
import ai.hanzo.hmm.market.units.Durations;

import java.util.ArrayList;

/// The way of an order into the market: what it may take it takes, and what neither venue fills
/// within its limit rests (rules, sections 4 and 6).
final class Entry {
    /// Open orders of an account in a market.
    static final int MOST_OPEN_ORDERS = 1_000;

    /// The longest capacity that a bid may ask for; the time it begins at must fit besides.
    private static final long LONGEST_MS = Long.MAX_VALUE / 2;

    private final MarketState state;
    private final Assignment assignment;
    private final Redemptions redemptions;
    private final PoolGuard guard;
    private final PriceBound bounds;
    private final PostOnlyPrice postOnly;

    Entry(MarketState state, Assignment assignment, Redemptions redemptions) {
        this.state = state;
        this.assignment = assignment;
        this.redemptions = redemptions;
        this.guard = new PoolGuard(state);
        this.bounds = new PriceBound(state);
        this.postOnly = new PostOnlyPrice(state);
    }

    /// Its account must have been told what is held for it.
    void enter(Incoming wanted, Answers answers) {
        checkPhase(wanted);
        var side = wanted.terms().side();
        var offer = guard.offer(side, wanted.ownerGroup());
        var order = postOnly.apply(wanted, offer);
        var taker = new Taker(wish(order, bounds.of(order.terms(), offer)));
        var route = Route.of(taker, state.book().side(side.opposite()), offer);
        if (!route.matches().isEmpty()) checkTaking(order, route);
        checkFill(order, taker, route);
        var purchases = new ArrayList<Purchase>();
        if (!route.matches().isEmpty()) {
            new Settling(state, order, answers, purchases::add).settle(route);
        }
        guard.moved(side, order.ownerGroup(), route);
        finish(order, taker, route, answers.of(order.account()));
        for (var purchase : purchases) redemptions.redeem(purchase, answers);
    }

    private Taker.Wish wish(Incoming order, long boundMicros) {
        var side = order.terms().side();
        return new Taker.Wish(
                side,
                order.ownerGroup(),
                order.conditions().selfTrade(),
                boundMicros,
                order.leftMicros(),
                state.terms().lotMicros(),
                side == Side.BUY ? order.holdMicros() : Long.MAX_VALUE,
                order.feeRates().takerPpm(),
                order.past().fees());
    }

    private void checkPhase(Incoming order) {
        var phase = state.phase();
        boolean allowed = order.rests() ? phase.allowsResting() : phase.allowsTaking();
        if (phase.wantsPostOnly() && order.conditions().postOnly() == PostOnly.NO) allowed = false;
        if (!allowed) throw notActive();
    }

    private void checkTaking(Incoming order, Route route) {
        if (!state.phase().allowsTaking()) throw notActive();
        if (route.trades()
                && order.terms().side() == Side.BUY
                && order.delivery() == Delivery.IMMEDIATE) {
            assignment.checkRoom(order.asked());
        }
    }

    /// What must be filled at once, else nothing happens.
    private static void checkFill(Incoming order, Taker taker, Route route) {
        long filled = taker.filledMicros();
        if (order.terms() instanceof OrderTerms.Limit limit
                && limit.timeInForce() == TimeInForce.FOK
                && filled < limit.quantityMicros()) {
            throw RefusedException.of(
                            RefusalCode.FOK_NOT_FILLABLE, "the order cannot be filled whole")
                    .with("quantityMicros", limit.quantityMicros())
                    .with("fillableMicros", filled);
        }
        if (filled < order.conditions().minFillMicros()) {
            throw RefusedException.of(RefusalCode.MIN_FILL, "too little could be filled at once")
                    .with("minFillMicros", order.conditions().minFillMicros())
                    .with("fillableMicros", filled);
        }
        if (route.isGuarded() && route.matches().isEmpty()) {
            throw RefusedException.of(
                            RefusalCode.PRICE_IMPACT, "the pool's guards let nothing be traded")
                    .with("poolPriceMicros", route.pool().marginalPriceDown());
        }
    }

    private RefusedException notActive() {
        return RefusedException.of(
                RefusalCode.MARKET_NOT_ACTIVE,
                "the market is " + state.phase() + " and takes no such order");
    }

    /// What the taker could not or would not take: it rests, or it is cancelled with the reason.
    private void finish(Incoming order, Taker taker, Route route, Answer answer) {
        boolean buys = order.terms().side() == Side.BUY;
        long spent = buys ? taker.notionalMicros() + taker.chargedMicros() : taker.filledMicros();
        long left = order.holdMicros() - spent;
        var asset = Settling.heldAsset(order.terms().side(), state);
        long open = order.leftMicros() - taker.filledMicros() - taker.preventedMicros();
        if (order.rests() && open > 0 && !route.isGuarded()) {
            if (buys && order.delivery() == Delivery.IMMEDIATE) checkDeliverable(order, open);
            var resting = resting(order, open, taker);
            answer.release(asset, left - resting.holdMicros());
            rest(resting, answer);
        } else {
            answer.release(asset, left);
            answer.order(Reports.taken(order, taker, route, state));
        }
    }

    /// A resting bid whose allocation could not be told in 64 bits would refuse whoever sells to
    /// it: so it is refused itself, at the lowest grade that a provider can serve with.
    private void checkDeliverable(Incoming order, long openMicros) {
        var terms = state.terms();
        long raw = Grade.rawOwedUp(openMicros, Math.max(1, terms.gradeFloorPpm()));
        long duration = Durations.durationMsUp(raw, terms.secondsPerRaw(), order.rateMicros());
        if (duration > LONGEST_MS) throw new AmountOverflow("ms of capacity: " + duration);
    }

    private RestingOrder resting(Incoming order, long openMicros, Taker taker) {
        var limit = (OrderTerms.Limit) order.terms();
        var past = order.past();
        long needed =
                Holds.neededUp(
                        limit.side(),
                        limit.priceMicros(),
                        openMicros,
                        taker.fees(),
                        order.feeRates().takerPpm());
        var account = state.book().sharedName(order.account());
        boolean ownGroup = order.ownerGroup().equals(account);
        return new RestingOrder(
                state.totals().orders() + 1,
                account,
                order.orderId(),
                ownGroup ? account : state.book().sharedName(order.ownerGroup()),
                limit.side(),
                limit.priceMicros(),
                limit.quantityMicros(),
                openMicros,
                past.preventedMicros() + taker.preventedMicros(),
                past.notionalMicros() + taker.notionalMicros(),
                taker.fees(),
                needed,
                order.feeRates(),
                order.conditions().resting(),
                order.delivery(),
                order.rateMicros());
    }

    private void rest(RestingOrder order, Answer answer) {
        int open = state.memberOf(order.account()).openOrders();
        if (open >= MOST_OPEN_ORDERS) {
            throw RefusedException.of(RefusalCode.OPEN_ORDER_LIMIT, "too many open orders")
                    .with("openOrders", open)
                    .with("mostOpenOrders", MOST_OPEN_ORDERS);
        }
        state.totals(state.totals().withOrders(order.sequence()));
        state.enterBook(order);
        answer.order(Reports.open(order));
    }
}

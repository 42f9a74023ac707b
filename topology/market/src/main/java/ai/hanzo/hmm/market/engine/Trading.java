package ai.hanzo.hmm.market.engine;

import ai.hanzo.hmm.market.book.Side;
import ai.hanzo.hmm.market.command.MarketInput;
import ai.hanzo.hmm.market.event.OrderReport.Ending;
import ai.hanzo.hmm.market.event.RefusalCode;
import ai.hanzo.hmm.market.state.MarketState;
import ai.hanzo.hmm.market.state.RestingOrder;

import java.util.ArrayList;
import java.util.List;

/// Orders: placed, amended, cancelled and expired (rules, section 4).
final class Trading {
    private final MarketState state;
    private final Entry entry;

    Trading(MarketState state, Assignment assignment, Redemptions redemptions) {
        this.state = state;
        this.entry = new Entry(state, assignment, redemptions);
    }

    void place(MarketInput.Place order, Answers answers) {
        OrderChecks.check(order, state.terms(), state.totals().timeMs());
        answers.of(order.account())
                .to(order.id())
                .hold(assetOf(order.terms().side()), order.holdMicros());
        entry.enter(Incoming.of(order, state.terms().defaultRateMicros()), answers);
    }

    void cancel(MarketInput.Cancel cancel, Answers answers) {
        var order = open(cancel.account(), cancel.clientOrderId());
        answers.of(cancel.account()).to(cancel.id());
        drop(order, Ending.CANCELLED, answers);
    }

    void cancelAll(MarketInput.CancelAll cancel, Answers answers) {
        answers.of(cancel.account()).to(cancel.id());
        dropAll(state.book().ordersOf(cancel.account()), Ending.CANCELLED, answers);
    }

    /// Lowering the quantity alone keeps the order's place; lowering it to what is done already
    /// cancels the rest; anything else is as if the order came anew, with what it had done and paid
    /// before.
    void amend(MarketInput.Amend amend, Answers answers) {
        var order = open(amend.account(), amend.clientOrderId());
        long price = amend.priceMicros().orElse(order.priceMicros());
        long quantity = amend.quantityMicros().orElse(order.originalMicros());
        OrderChecks.limit(price, quantity, state.terms());
        if (!state.phase().allowsResting()) {
            throw RefusedException.of(
                    RefusalCode.MARKET_NOT_ACTIVE,
                    "the market is " + state.phase() + " and amends no orders");
        }
        var answer = answers.of(amend.account()).to(amend.id());
        answer.hold(assetOf(order.side()), amend.holdMicros());
        if (quantity <= order.doneMicros()) {
            answer.release(assetOf(order.side()), amend.holdMicros());
            drop(order, Ending.CANCELLED, answers);
        } else if (price == order.priceMicros() && quantity <= order.originalMicros()) {
            answer.release(assetOf(order.side()), amend.holdMicros());
            lower(order, quantity, answer);
        } else {
            enterAgain(order, price, quantity, amend.holdMicros(), answers);
        }
    }

    /// Takes every order off the book, as when the market closes.
    void close(Answers answers) {
        for (var side : Side.values()) {
            dropAll(state.book().side(side), Ending.MARKET_CLOSED, answers);
        }
    }

    /// Ends the orders whose time is over.
    void expire(long timeMs, Answers answers) {
        for (var next = state.book().firstToExpire();
                next.isPresent() && next.get().conditions().expiresAtMs() <= timeMs;
                next = state.book().firstToExpire()) {
            drop(next.get(), Ending.EXPIRED, answers);
        }
    }

    private void lower(RestingOrder order, long quantityMicros, Answer answer) {
        long needed = needed(order, order.priceMicros(), quantityMicros);
        answer.release(assetOf(order.side()), order.holdMicros() - needed);
        var lowered = order.lowered(quantityMicros, needed);
        state.book().put(lowered);
        answer.order(Reports.open(lowered));
    }

    private void enterAgain(
            RestingOrder order, long priceMicros, long quantityMicros, long more, Answers answers) {
        long needed = needed(order, priceMicros, quantityMicros);
        long held = order.holdMicros() + more;
        if (held < needed) {
            throw RefusedException.of(
                            RefusalCode.INSUFFICIENT_FUNDS, "too little is held for the amendment")
                    .with("neededMicros", needed)
                    .with("heldMicros", held);
        }
        state.leaveBook(order);
        entry.enter(Incoming.amended(order, priceMicros, quantityMicros, held), answers);
    }

    private static long needed(RestingOrder order, long priceMicros, long quantityMicros) {
        return Holds.neededUp(
                order.side(),
                priceMicros,
                quantityMicros - order.doneMicros(),
                order.fees(),
                order.feeRates().takerPpm());
    }

    private RestingOrder open(String account, String clientOrderId) {
        return state.book()
                .find(account, clientOrderId)
                .orElseThrow(
                        () -> RefusedException.of(RefusalCode.ORDER_DONE, "the order is not open"));
    }

    private void dropAll(Iterable<RestingOrder> orders, Ending why, Answers answers) {
        List<RestingOrder> all = new ArrayList<>();
        orders.forEach(all::add);
        for (var order : all) drop(order, why, answers);
    }

    private void drop(RestingOrder order, Ending why, Answers answers) {
        state.leaveBook(order);
        var answer = answers.of(order.account());
        answer.release(assetOf(order.side()), order.holdMicros());
        answer.order(Reports.ended(order, why));
    }

    private String assetOf(Side side) {
        return Settling.heldAsset(side, state);
    }
}

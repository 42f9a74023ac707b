package ai.hanzo.hmm.market.engine;

import ai.hanzo.hmm.market.command.Conditions;
import ai.hanzo.hmm.market.command.Delivery;
import ai.hanzo.hmm.market.command.MarketInput;
import ai.hanzo.hmm.market.command.OrderTerms;
import ai.hanzo.hmm.market.command.TimeInForce;
import ai.hanzo.hmm.market.route.FeeMeter;
import ai.hanzo.hmm.market.route.FeeRates;
import ai.hanzo.hmm.market.state.RestingOrder;

/// An order on its way into the market: a new one, or one that was amended and so has lost its
/// place. What is held for it covers what is left of it.
///
/// @param past what had become of it before
record Incoming(
        String account,
        String orderId,
        String ownerGroup,
        OrderTerms terms,
        Conditions conditions,
        Delivery delivery,
        long rateMicros,
        long holdMicros,
        FeeRates feeRates,
        Past past) {

    /// uSCU executed and prevented, uH they were executed for, and the fees charged.
    record Past(long executedMicros, long preventedMicros, long notionalMicros, FeeMeter fees) {
        static final Past NONE = new Past(0, 0, 0, FeeMeter.ZERO);
    }

    static Incoming of(MarketInput.Place order, long defaultRateMicros) {
        return new Incoming(
                order.account(),
                order.id(),
                order.ownerGroup(),
                order.terms(),
                order.conditions(),
                order.delivery(),
                order.rateMicros().orElse(defaultRateMicros),
                order.holdMicros(),
                order.feeRates(),
                Past.NONE);
    }

    /// A resting order at another price or of another quantity; it keeps its fee rates.
    static Incoming amended(
            RestingOrder order, long priceMicros, long quantityMicros, long holdMicros) {
        var lasts = order.conditions().expiresAtMs() > 0 ? TimeInForce.GTT : TimeInForce.GTC;
        return new Incoming(
                order.account(),
                order.clientOrderId(),
                order.ownerGroup(),
                new OrderTerms.Limit(order.side(), priceMicros, quantityMicros, lasts),
                order.conditions(),
                order.delivery(),
                order.rateMicros(),
                holdMicros,
                order.feeRates(),
                new Past(
                        order.executedMicros(),
                        order.preventedMicros(),
                        order.notionalMicros(),
                        order.fees()));
    }

    /// The same at another limit.
    Incoming at(long priceMicros) {
        if (!(terms instanceof OrderTerms.Limit limit) || limit.priceMicros() == priceMicros) {
            return this;
        }
        return new Incoming(
                account,
                orderId,
                ownerGroup,
                new OrderTerms.Limit(
                        limit.side(), priceMicros, limit.quantityMicros(), limit.timeInForce()),
                conditions,
                delivery,
                rateMicros,
                holdMicros,
                feeRates,
                past);
    }

    /// uSCU that are still to be traded; 0 of a budget, which names none.
    long leftMicros() {
        return Reports.quantityOf(terms) - past.executedMicros() - past.preventedMicros();
    }

    /// Of whoever delivers what it buys.
    Assignment.Asked asked() {
        return new Assignment.Asked(rateMicros, conditions.minQualityPpm());
    }

    boolean isBudget() {
        return terms instanceof OrderTerms.BudgetBuy;
    }

    /// Whether what is not filled at once stays in the book.
    boolean rests() {
        return terms instanceof OrderTerms.Limit limit && limit.timeInForce().rests();
    }
}

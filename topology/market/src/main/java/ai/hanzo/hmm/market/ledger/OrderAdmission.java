package ai.hanzo.hmm.market.ledger;

import ai.hanzo.hmm.market.MarketTerms;
import ai.hanzo.hmm.market.book.Side;
import ai.hanzo.hmm.market.command.MarketInput;
import ai.hanzo.hmm.market.command.OrderTerms;
import ai.hanzo.hmm.market.engine.Holds;
import ai.hanzo.hmm.market.event.BalanceChange;
import ai.hanzo.hmm.market.event.RefusalCode;
import ai.hanzo.hmm.market.route.FeeMeter;
import ai.hanzo.hmm.market.route.FeeRates;

import java.util.Optional;
import java.util.OptionalLong;

/// What becomes of a new command about orders, given the account that sent it (rules, section 4).
final class OrderAdmission {
    private OrderAdmission() {}

    static Admission place(AccountInput.Place order, Account account) {
        var fees = account.fees().rates();
        if (!isPositive(order.terms())) {
            return Admission.refuse(RefusalCode.INVALID_AMOUNT, "prices and amounts must be > 0");
        }
        long hold = holdOf(order.terms(), fees);
        var command =
                new MarketInput.Place(
                        order.account(),
                        order.id(),
                        order.terms(),
                        order.conditions(),
                        order.delivery(),
                        order.rateMicros(),
                        hold,
                        fees,
                        account.group());
        var asset = assetOf(order.terms().side(), order.market());
        return Admission.hold(account, asset, hold, order.market(), command);
    }

    /// What the funds of an order are held for, where it may be amended.
    static Optional<WorkingOrder> working(AccountInput input, FeeRates fees) {
        return input instanceof AccountInput.Place place
                        && place.terms() instanceof OrderTerms.Limit limit
                        && limit.timeInForce().rests()
                ? Optional.of(
                        new WorkingOrder(
                                limit.side(),
                                limit.priceMicros(),
                                limit.quantityMicros(),
                                fees.takerPpm()))
                : Optional.empty();
    }

    static Admission cancel(
            AccountInput.Cancel cancel, Account account, LedgerStore store, long timeMs) {
        var target = target(cancel.account(), cancel.clientOrderId(), store, timeMs);
        var refusal = notOpen(target);
        if (refusal.isPresent()) return refusal.get();
        var command = new MarketInput.Cancel(cancel.account(), cancel.id(), cancel.clientOrderId());
        return new Admission.Forward(account, target.get().market(), command);
    }

    static Admission cancelAll(AccountInput.CancelAll cancel, Account account) {
        var command = new MarketInput.CancelAll(cancel.account(), cancel.id());
        return new Admission.Forward(account, cancel.market(), command);
    }

    static Admission amend(
            AccountInput.Amend amend, Account account, LedgerStore store, long timeMs) {
        var target = target(amend.account(), amend.clientOrderId(), store, timeMs);
        var refusal = notOpen(target);
        if (refusal.isPresent()) return refusal.get();
        if (amend.priceMicros().isEmpty() && amend.quantityMicros().isEmpty()) {
            return Admission.refuse(
                    RefusalCode.INVALID_ORDER, "an amendment names a price, a quantity or both");
        }
        if (!isPositive(amend.priceMicros()) || !isPositive(amend.quantityMicros())) {
            return Admission.refuse(RefusalCode.INVALID_AMOUNT, "prices and amounts must be > 0");
        }
        if (target.get().working().isEmpty()) {
            return Admission.refuse(
                    RefusalCode.INVALID_ORDER, "an order that never rests cannot be amended");
        }
        return amend(amend, account, target.get(), target.get().working().get());
    }

    private static Admission amend(
            AccountInput.Amend amend, Account account, KnownCommand target, WorkingOrder now) {
        long done = target.order().map(r -> r.executedMicros() + r.preventedMicros()).orElse(0L);
        long hold =
                now.moreUp(
                        amend.priceMicros().orElse(now.priceMicros()),
                        amend.quantityMicros().orElse(now.quantityMicros()),
                        done);
        var command =
                new MarketInput.Amend(
                        amend.account(),
                        amend.id(),
                        amend.clientOrderId(),
                        now.side(),
                        amend.priceMicros(),
                        amend.quantityMicros(),
                        hold);
        if (hold == 0) return new Admission.Forward(account, target.market(), command);
        var asset = assetOf(now.side(), target.market());
        return Admission.hold(account, asset, hold, target.market(), command);
    }

    /// What is known of the order that a command is about. A store may keep one longer than it is
    /// to be known, and the answer must not depend on that.
    private static Optional<KnownCommand> target(
            String account, String orderId, LedgerStore store, long timeMs) {
        return store.command(account, orderId)
                .filter(order -> !order.isDoneBy(timeMs - Ledger.REMEMBERED_MS));
    }

    private static Optional<Admission> notOpen(Optional<KnownCommand> target) {
        if (target.isEmpty() || !target.get().isOrder()) {
            return Optional.of(
                    Admission.refuse(RefusalCode.UNKNOWN_ORDER, "the account has no such order"));
        }
        return target.get().isDoneOrder()
                ? Optional.of(Admission.refuse(RefusalCode.ORDER_DONE, "the order is not open"))
                : Optional.empty();
    }

    private static String assetOf(Side side, String market) {
        return side == Side.BUY ? BalanceChange.HANZO : MarketTerms.unitsOf(market);
    }

    private static boolean isPositive(OptionalLong micros) {
        return micros.isEmpty() || micros.getAsLong() > 0;
    }

    private static boolean isPositive(OrderTerms terms) {
        return switch (terms) {
            case OrderTerms.Limit t -> t.priceMicros() > 0 && t.quantityMicros() > 0;
            case OrderTerms.MarketBuy t -> t.maxCostMicros() > 0 && t.quantityMicros() > 0;
            case OrderTerms.BudgetBuy t -> t.budgetMicros() > 0;
            case OrderTerms.MarketSell t -> t.quantityMicros() > 0;
        };
    }

    private static long holdOf(OrderTerms terms, FeeRates fees) {
        return switch (terms) {
            case OrderTerms.Limit t ->
                    Holds.neededUp(
                            t.side(),
                            t.priceMicros(),
                            t.quantityMicros(),
                            FeeMeter.ZERO,
                            fees.takerPpm());
            case OrderTerms.MarketBuy t -> t.maxCostMicros();
            case OrderTerms.BudgetBuy t -> t.budgetMicros();
            case OrderTerms.MarketSell t -> t.quantityMicros();
        };
    }
}

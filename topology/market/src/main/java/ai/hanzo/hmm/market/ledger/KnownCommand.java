package ai.hanzo.hmm.market.ledger;

import ai.hanzo.hmm.market.event.OrderReport;
import ai.hanzo.hmm.market.event.Refused;
import ai.hanzo.hmm.market.route.FeeRates;

import java.util.Optional;

/// A command that an account has sent, what it said, where it went (empty: nowhere but here) and
/// how it stands; of an order that may rest, what is held for it. `doneMs` is 0 while something may
/// still happen to it.
public record KnownCommand(
        String account,
        String id,
        Fingerprint content,
        String market,
        boolean isOrder,
        Status status,
        Optional<Refused> refused,
        Optional<OrderReport> order,
        Optional<WorkingOrder> working,
        long doneMs) {

    public enum Status {
        PENDING,
        DONE,
        REFUSED
    }

    static KnownCommand sent(AccountInput input, String market, FeeRates fees) {
        return new KnownCommand(
                input.account(),
                input.id(),
                input.content(),
                market,
                input instanceof AccountInput.Place,
                Status.PENDING,
                Optional.empty(),
                Optional.empty(),
                OrderAdmission.working(input, fees),
                0);
    }

    KnownCommand answered(Optional<Refused> why, long timeMs) {
        var next = why.isPresent() ? Status.REFUSED : Status.DONE;
        boolean over = why.isPresent() || !isOrder;
        return new KnownCommand(
                account,
                id,
                content,
                market,
                isOrder,
                next,
                why,
                order,
                working,
                over ? timeMs : doneMs);
    }

    KnownCommand reported(OrderReport report, long timeMs) {
        return new KnownCommand(
                account,
                id,
                content,
                market,
                isOrder,
                status,
                refused,
                Optional.of(report),
                working.map(was -> was.reported(report)),
                report.isDone() ? timeMs : 0);
    }

    /// Whether nothing can happen to it since a time, ms since 1970.
    public boolean isDoneBy(long timeMs) {
        return doneMs > 0 && doneMs <= timeMs;
    }

    /// An order that will not trade any more.
    boolean isDoneOrder() {
        return isOrder && doneMs > 0;
    }
}

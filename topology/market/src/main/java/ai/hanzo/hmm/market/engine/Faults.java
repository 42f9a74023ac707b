package ai.hanzo.hmm.market.engine;

import ai.hanzo.hmm.market.command.MarketInput;
import ai.hanzo.hmm.market.event.BalanceChange.Reason;
import ai.hanzo.hmm.market.event.MarketEvent;
import ai.hanzo.hmm.market.event.MarketEvent.CloseReason;
import ai.hanzo.hmm.market.event.RefusalCode;
import ai.hanzo.hmm.market.provider.Strike;
import ai.hanzo.hmm.market.state.MarketState;
import ai.hanzo.hmm.market.state.OpenAllocation;
import ai.hanzo.hmm.market.units.Micros;

import java.util.Map;

/// Allocations that their providers did not deliver: what was not used is paid back with a tenth
/// more, and it is a strike (rules, sections 7 and 9).
final class Faults {
    /// What is paid back of the price of what was not used, ppm.
    static final long REFUND_PPM = 1_100_000;

    private final MarketState state;
    private final Payouts payouts;
    private final Discipline discipline;

    Faults(MarketState state, Payouts payouts, Discipline discipline) {
        this.state = state;
        this.payouts = payouts;
        this.discipline = discipline;
    }

    /// The operator rules that an open allocation was not delivered.
    void rule(MarketInput.RuleFault ruling, Answers answers) {
        var allocation = open(ruling.allocation());
        if (ruling.unusedMicros() < 0 || ruling.unusedMicros() > allocation.standardMicros()) {
            throw RefusedException.of(
                            RefusalCode.INVALID_AMOUNT, "unusedMicros must be within what it was")
                    .with("unusedMicros", ruling.unusedMicros())
                    .with("standardMicros", allocation.standardMicros());
        }
        fail(allocation, ruling.unusedMicros(), answers);
    }

    private void fail(OpenAllocation allocation, long unusedMicros, Answers answers) {
        var account = allocation.provider();
        state.allocations().remove(allocation.due());
        state.providers().put(account, state.providers().get(account).released(allocation));
        long owed = refundDown(unusedMicros, allocation.refundPriceMicros());
        long most =
                Micros.mulDivUp(
                        allocation.coverMicros(), unusedMicros, allocation.standardMicros());
        var refund =
                payouts.pay(account, allocation.consumer(), owed, most, Reason.REFUND, answers);
        answers.say(new MarketEvent.Closed(allocation, CloseReason.PROVIDER_FAULT, refund));
        var figures = Map.of("allocation", allocation.number(), "unusedMicros", unusedMicros);
        discipline.strikeNow(account, Strike.Reason.PROVIDER_FAULT, figures, answers);
    }

    /// `floor(unused x price x 1.1)`, uH. The smaller factor takes the eleven, so that it fits
    /// wherever the refund does.
    static long refundDown(long unusedMicros, long priceMicros) {
        long smaller = Math.min(unusedMicros, priceMicros);
        long larger = Math.max(unusedMicros, priceMicros);
        long tenths = Micros.mulDivDown(smaller, REFUND_PPM / 100_000, 1);
        return Micros.mulDivDown(tenths, larger, 10 * Micros.ONE);
    }

    private OpenAllocation open(long number) {
        for (var allocation : state.allocations().rows()) {
            if (allocation.number() == number) return allocation;
        }
        throw RefusedException.of(RefusalCode.UNKNOWN_ALLOCATION, "no such allocation is open")
                .with("allocation", number);
    }
}

package ai.hanzo.hmm.check.life;

import ai.hanzo.hmm.check.Judgement;
import ai.hanzo.hmm.check.read.Lane;
import ai.hanzo.hmm.wire.Allocation;
import ai.hanzo.hmm.wire.CreateMarket;
import ai.hanzo.hmm.wire.Execution;
import ai.hanzo.hmm.wire.HeldOrder;
import ai.hanzo.hmm.wire.MarketCommand;
import ai.hanzo.hmm.wire.MarketDefinition;
import ai.hanzo.hmm.wire.Redeem;
import ai.hanzo.hmm.wire.SetMarketPhase;
import ai.hanzo.hmm.wire.Settlement;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;

/// All that concerns the allocations of one market: its two clocks, what was bought, what began,
/// what became of it and how it was paid back. Times in ms since 1970.
public final class MarketLife {
    private static final Comparator<Lane.Published<Allocation>> BY_NUMBER =
            Comparator.comparingLong(began -> Life.numberOf(began.value()));

    private static final String NEW_TERMS =
            "%s was given new terms when allocations began: which came first is written nowhere";

    private final String market;
    private final Clocks clocks;
    private final Lives lives;
    private final Hearing hearing;
    private final Asked asked = new Asked();
    private final Agenda agenda = new Agenda();
    private final Births births;
    private final Identity identity;
    private final Purchases purchases;
    private final Refunds refunds;
    private final Desk desk;
    private final Judgement judgement;
    private final List<Lane.Published<Allocation>> began = new ArrayList<>();
    private final List<Execution> executions = new ArrayList<>();
    private MarketDefinition terms;
    private boolean hasNewTerms;

    /// @param market its id
    /// @param create with what it opened, at a time
    /// @param desk of the markets beside it
    /// @param endings is told what ends
    public MarketLife(
            String market,
            CreateMarket create,
            long timeMs,
            Desk desk,
            Endings endings,
            Judgement judgement) {
        this.market = market;
        this.terms = create.getDefinition();
        this.desk = desk;
        this.judgement = judgement;
        this.clocks = new Clocks(timeMs);
        this.births = new Births(market, judgement);
        this.identity = new Identity(market, judgement);
        this.purchases = new Purchases(market, asked, identity, judgement);
        this.refunds = new Refunds(market, judgement);
        var told = new Told(desk.showing(), identity, refunds, endings);
        this.lives = new Lives(clocks, terms, told);
        this.hearing = new Hearing(market, lives, judgement);
        agenda.phase(create.getPhase());
    }

    /// Is told of allocations that end.
    public interface Endings {
        /// @param owedMicros what its consumer is owed because of that, uH
        /// @param failedMicros what its provider is struck for not having delivered, uSCU; empty
        ///   for no strike
        /// @param paid what was published of how it was paid now
        void ended(Life life, boolean isEnd, long owedMicros, OptionalLong failedMicros, Paid paid);
    }

    /// What was paid because one allocation ended, or was ruled over, uH.
    public record Paid(long fromBondMicros, long fromFundMicros, long shortfallMicros) {}

    /// A command comes; nothing of what it does is done yet, nor what time did before it.
    ///
    /// @param toMs the market's time with it
    /// @param dueMs when time alone should have done something that is no matter of allocations
    public void hear(long toMs, long dueMs) {
        long nowMs = clocks.timeMs();
        long ours = Math.min(dueMs, Math.min(lives.nextMs(), asked.nextMs()));
        long certainMs = Math.min(ours, agenda.nextMs(nowMs));
        long earliestMs = Math.min(ours, agenda.earliestMs(nowMs));
        if (Clocks.isLate(toMs, earliestMs) && !Clocks.isLate(toMs, certainMs)) {
            if (!lives.open().isEmpty()) {
                judgement.unjudged(
                        market
                                + " stood still before its first match: whether it had a price is"
                                + " not followed");
            }
            certainMs = earliestMs;
        }
        clocks.hear(toMs, certainMs);
    }

    /// Time passes, and what it does to allocations is done.
    public void pass(long untilMs) {
        lives.pass(untilMs);
    }

    /// The market's time moves.
    public void moveTo(long toMs) {
        clocks.moveTo(toMs);
    }

    /// Time has passed: those begin that the commands of this time bring.
    ///
    /// @return what began
    public List<Allocation> begin() {
        var sound = new ArrayList<Allocation>();
        for (var one : desk.showing().began(market)) {
            if (begin(one)) sound.add(one.value());
        }
        return sound;
    }

    /// What the command does is done.
    ///
    /// @param isDeclined it is an operator's and a dead letter
    public void play(
            MarketCommand command, Supplier<Optional<Execution>> answer, boolean isDeclined) {
        switch (command.getBody()) {
            case HeldOrder held -> asked.place(command.getAccount(), command.getId(), held, terms);
            case Redeem redeem -> {
                asked.redeem(command.getAccount(), redeem, command.getId(), terms);
                purchases.redeem(command.getAccount(), command.getId(), redeem.getQuantityMicros());
            }
            case SetMarketPhase set -> agenda.phase(set.getPhase());
            default -> hearing.play(command, answer, isDeclined);
        }
    }

    public void terms(MarketDefinition next) {
        hasNewTerms = true;
        terms = next;
        lives.terms(next);
    }

    public void settled(Settlement settlement) {
        agenda.traded();
        purchases.settled(settlement);
    }

    public void executed(Execution execution) {
        executions.add(execution);
    }

    /// The present time is over, and all that was published at it is known.
    ///
    /// @param scores that a provider had at that time, ppm
    public void settle(Function<String, Set<Integer>> scores) {
        for (var execution : executions) {
            agenda.executed(execution);
            purchases.executed(execution);
            refunds.executed(execution);
        }
        began.sort(BY_NUMBER);
        for (var one : began) {
            var allocation = one.value();
            var order = asked.find(allocation.getConsumer(), allocation.getClientOrderId());
            var its = scores.apply(allocation.getProvider());
            if (hasNewTerms) judgement.unjudged(NEW_TERMS.formatted(market));
            else births.check(one, terms, clocks.timeMs(), its, order);
            purchases.allocated(allocation);
        }
        purchases.settle();
        refunds.settle();
        executions.forEach(asked::executed);
        executions.clear();
        began.clear();
        hasNewTerms = false;
    }

    /// There is no more.
    public void end() {
        identity.end(lives.open());
    }

    private boolean begin(Lane.Published<Allocation> one) {
        var allocation = one.value();
        desk.tokens().await(one);
        if (!Births.isSound(allocation) || lives.isKnown(Life.numberOf(allocation))) {
            judgement.broken(
                    "%s: %s cannot begin so, or not again"
                            .formatted(one.place(), allocation.getAllocationId()));
            return false;
        }
        began.add(one);
        lives.begin(allocation);
        return true;
    }
}

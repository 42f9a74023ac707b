package ai.hanzo.hmm.check.life;

import ai.hanzo.hmm.check.Judgement;
import ai.hanzo.hmm.wire.CompleteAllocation;
import ai.hanzo.hmm.wire.DisputeAllocation;
import ai.hanzo.hmm.wire.EndAllocation;
import ai.hanzo.hmm.wire.Execution;
import ai.hanzo.hmm.wire.Heartbeat;
import ai.hanzo.hmm.wire.MarketCommand;
import ai.hanzo.hmm.wire.Refusal;
import ai.hanzo.hmm.wire.RuleDispute;
import ai.hanzo.hmm.wire.RuleFault;
import ai.hanzo.hmm.wire.StartAllocation;
import ai.hanzo.hmm.wire.UncountedUse;

import java.nio.ByteBuffer;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/// Plays what a market is told about its allocations, and compares how it answers.
///
/// In the millisecond in which an allocation begins it cannot be seen which came first, it or the
/// command. Only then the market's answer is believed.
final class Hearing {
    /// Refusals that follow from what allocations are; others are believed.
    private static final Set<String> OWN =
            Set.of(
                    Steps.UNKNOWN,
                    Steps.ALREADY_STARTED,
                    Steps.NOT_STARTED,
                    Steps.INVALID_HEARTBEAT,
                    Steps.ALREADY_DISPUTED);

    private final String market;
    private final Lives lives;
    private final Steps steps;
    private final Judgement judgement;

    Hearing(String market, Lives lives, Judgement judgement) {
        this.market = market;
        this.lives = lives;
        this.steps = new Steps(lives);
        this.judgement = judgement;
    }

    /// @param answer what the market says; empty where it has not
    /// @param isDeclined the operator's command is a dead letter
    void play(MarketCommand command, Supplier<Optional<Execution>> answer, boolean isDeclined) {
        var account = command.getAccount();
        switch (command.getBody()) {
            case StartAllocation it ->
                    answered(
                            command,
                            answer.get(),
                            it.getAllocation(),
                            () -> steps.start(account, it.getAllocation()));
            case Heartbeat it ->
                    answered(
                            command,
                            answer.get(),
                            -1,
                            () -> steps.heartbeat(account, it.getUses()));
            case CompleteAllocation it ->
                    answered(
                            command,
                            answer.get(),
                            it.getAllocation(),
                            () ->
                                    steps.complete(
                                            account,
                                            it.getAllocation(),
                                            it.getUsedMicros(),
                                            hex(it.getProof())));
            case EndAllocation it ->
                    answered(
                            command,
                            answer.get(),
                            it.getAllocation(),
                            () -> steps.end(account, it.getAllocation()));
            case DisputeAllocation it ->
                    answered(
                            command,
                            answer.get(),
                            it.getAllocation(),
                            () -> steps.dispute(account, it.getAllocation(), it.getReason()));
            case RuleFault it -> {
                if (isDeclined && isNew(it.getAllocation())) return;
                steps.ruleFault(it.getAllocation(), it.getUnusedMicros());
            }
            case RuleDispute it -> {
                if (isDeclined && isNew(it.getAllocation())) return;
                steps.ruleDispute(it.getAllocation(), it.getUnusedMicros());
            }
            default -> {} // says nothing about allocations
        }
    }

    private void answered(
            MarketCommand command,
            Optional<Execution> answer,
            long allocation,
            Supplier<Steps.Due> step) {
        judgement.checked();
        var told = answer.map(Execution::getRefusal).map(Refusal::getCode);
        if (told.isPresent() && !OWN.contains(told.get())) return;
        if (told.equals(Optional.of(Steps.UNKNOWN)) && isNew(allocation)) return;
        var due = step.get();
        if (answer.isEmpty()) return; // that it is missing is another offence
        if (!told.equals(due.refusal())) {
            judgement.broken(
                    "%s: %s of %s must be %s and is %s"
                            .formatted(
                                    market,
                                    command.getId(),
                                    command.getAccount(),
                                    due.refusal().orElse("done"),
                                    told.orElse("done")));
            return;
        }
        var uncounted = answer.get().getUncounted();
        if (!areAlike(due.uncounted(), uncounted)) {
            judgement.broken(
                    "%s: of %s of %s uncounted must be %s and is %s"
                            .formatted(
                                    market,
                                    command.getId(),
                                    command.getAccount(),
                                    due.uncounted(),
                                    uncounted));
        }
    }

    /// Of one that began only now it does not matter whether it was there already.
    private boolean areAlike(List<UncountedUse> due, List<UncountedUse> told) {
        if (due.size() != told.size()) return false;
        for (int i = 0; i < due.size(); i++) {
            boolean isAlike =
                    due.get(i).equals(told.get(i))
                            || isNew(due.get(i).getAllocation())
                                    && told.get(i).getCode().equals(Steps.UNKNOWN)
                                    && told.get(i).getAllocation() == due.get(i).getAllocation();
            if (!isAlike) return false;
        }
        return true;
    }

    private boolean isNew(long allocation) {
        return lives.findOpen(allocation)
                .filter(life -> life.born().getStartMs() == lives.clocks().timeMs())
                .isPresent();
    }

    private static String hex(ByteBuffer bytes) {
        var copy = new byte[bytes.remaining()];
        bytes.duplicate().get(copy);
        return HexFormat.of().formatHex(copy);
    }
}

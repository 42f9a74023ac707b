package ai.hanzo.hmm.check.life;

import ai.hanzo.hmm.wire.AllocationDispute;
import ai.hanzo.hmm.wire.DisputeState;
import ai.hanzo.hmm.wire.MeteredUse;
import ai.hanzo.hmm.wire.UncountedUse;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/// What providers, consumers and the operator say of a market's allocations, and how each must be
/// answered.
public final class Steps {
    private static final int MOST_USES = 1_000;
    static final String UNKNOWN = "UNKNOWN_ALLOCATION";
    static final String ALREADY_STARTED = "ALREADY_STARTED";
    static final String NOT_STARTED = "NOT_STARTED";
    static final String INVALID_HEARTBEAT = "INVALID_HEARTBEAT";
    static final String ALREADY_DISPUTED = "ALREADY_DISPUTED";

    private final Lives lives;

    public Steps(Lives lives) {
        this.lives = lives;
    }

    /// How a command is answered.
    ///
    /// @param refusal its code; empty where it is done
    /// @param uncounted of a heartbeat that is done
    public record Due(Optional<String> refusal, List<UncountedUse> uncounted) {
        static final Due DONE = new Due(Optional.empty(), List.of());

        static Due refused(String code) {
            return new Due(Optional.of(code), List.of());
        }
    }

    public Due start(String provider, long number) {
        var found = ofProvider(provider, number);
        if (found.isEmpty()) return Due.refused(UNKNOWN);
        var life = found.get();
        if (life.isStarted()) return Due.refused(ALREADY_STARTED);
        lives.hear(life);
        life.startedMs = life.heardMs;
        lives.chronicle().changed(life);
        return Due.DONE;
    }

    public Due heartbeat(String provider, List<MeteredUse> uses) {
        if (!isSound(uses)) return Due.refused(INVALID_HEARTBEAT);
        var uncounted = new ArrayList<UncountedUse>();
        for (var use : uses) {
            var life = ofProvider(provider, use.getAllocation());
            if (life.isEmpty()) {
                uncounted.add(new UncountedUse(use.getAllocation(), UNKNOWN));
            } else if (!life.get().isStarted()) {
                uncounted.add(new UncountedUse(use.getAllocation(), NOT_STARTED));
            } else {
                hear(life.get(), use.getUsedMicros());
            }
        }
        return new Due(Optional.empty(), uncounted);
    }

    public Due complete(String provider, long number, long usedMicros, String proof) {
        var found = ofProvider(provider, number);
        if (found.isEmpty()) return Due.refused(UNKNOWN);
        if (usedMicros < 0) return Due.refused(INVALID_HEARTBEAT);
        var life = found.get();
        if (!life.isStarted()) return Due.refused(NOT_STARTED);
        lives.hear(life);
        use(life, usedMicros);
        lives.closing().complete(life, proof);
        return Due.DONE;
    }

    public Due end(String consumer, long number) {
        var life = lives.findOpen(number).filter(it -> isConsumer(it, consumer));
        if (life.isEmpty()) return Due.refused(UNKNOWN);
        lives.closing().unwanted(life.get());
        return Due.DONE;
    }

    public Due dispute(String consumer, long number, String reason) {
        var open = lives.findOpen(number).filter(it -> isConsumer(it, consumer));
        if (open.isPresent() && !open.get().isStarted()) return Due.refused(NOT_STARTED);
        var found = open.or(() -> lives.findEnded(number).filter(it -> isConsumer(it, consumer)));
        if (found.isEmpty()) return Due.refused(UNKNOWN);
        var life = found.get();
        if (life.dispute.isPresent()) return Due.refused(ALREADY_DISPUTED);
        long nowMs = lives.clocks().timeMs();
        life.dispute = Optional.of(new AllocationDispute(DisputeState.OPEN, nowMs, reason));
        if (open.isEmpty()) lives.keep(life);
        lives.chronicle().changed(life);
        return Due.DONE;
    }

    /// The operator says that so much of an open one was not delivered, uSCU.
    public void ruleFault(long number, long unusedMicros) {
        lives.findOpen(number)
                .filter(life -> isWithin(unusedMicros, life.born().getStandardMicros()))
                .ifPresent(life -> lives.closing().failed(life, unusedMicros));
    }

    /// The operator says that so much of a disputed one was not delivered, uSCU; 0: it was.
    public void ruleDispute(long number, long unusedMicros) {
        lives.findOpen(number)
                .or(() -> lives.findEnded(number))
                .filter(Life::isDisputed)
                .filter(life -> isWithin(unusedMicros, notRefunded(life)))
                .ifPresent(life -> rule(life, unusedMicros));
    }

    private void rule(Life life, long unusedMicros) {
        if (unusedMicros == 0) {
            life.rule(DisputeState.DISMISSED);
            if (life.ending.isPresent()) lives.forget(life);
            lives.chronicle().changed(life);
        } else if (life.ending.isPresent()) {
            lives.closing().upheld(life, unusedMicros);
        } else {
            lives.closing().failed(life, unusedMicros);
        }
    }

    private void hear(Life life, long usedMicros) {
        var stateBefore = life.state;
        long usedBefore = life.usedMicros;
        lives.hear(life);
        use(life, usedMicros);
        boolean isNews = life.state != stateBefore || life.usedMicros != usedBefore;
        if (isNews) lives.chronicle().changed(life);
    }

    private void use(Life life, long usedMicros) {
        life.use(usedMicros, lives.clocks().timeMs(), lives.terms().getSecondsPerRaw());
    }

    private Optional<Life> ofProvider(String provider, long number) {
        return lives.findOpen(number).filter(life -> life.born().getProvider().equals(provider));
    }

    private static boolean isConsumer(Life life, String consumer) {
        return life.born().getConsumer().equals(consumer);
    }

    private static long notRefunded(Life life) {
        return life.born().getStandardMicros() - life.ending.map(Ending::refundedMicros).orElse(0L);
    }

    private static boolean isWithin(long unitsMicros, long mostMicros) {
        return unitsMicros >= 0 && unitsMicros <= mostMicros;
    }

    private static boolean isSound(List<MeteredUse> uses) {
        if (uses.isEmpty() || uses.size() > MOST_USES) return false;
        var named = new HashSet<Long>();
        return uses.stream()
                .allMatch(use -> use.getUsedMicros() >= 0 && named.add(use.getAllocation()));
    }
}

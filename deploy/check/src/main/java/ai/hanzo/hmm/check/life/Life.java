package ai.hanzo.hmm.check.life;

import ai.hanzo.hmm.wire.Allocation;
import ai.hanzo.hmm.wire.AllocationDispute;
import ai.hanzo.hmm.wire.AllocationState;
import ai.hanzo.hmm.wire.DisputeState;

import java.util.Optional;

/// One allocation as the auditor has it. Times in ms since 1970, or of attended time where it is
/// said; use in millionths of the market's raw unit.
public final class Life {
    private final Allocation born;
    private final long number;

    AllocationState state = AllocationState.ALLOCATED;
    long startedMs;
    long heardMs;
    long heardAttendedMs;
    long suspendedMs;
    long usedMicros;
    Optional<AllocationDispute> dispute = Optional.empty();
    Optional<Ending> ending = Optional.empty();

    /// How it was published last, as far as payments go.
    private Allocation paid;

    /// @param born as it was published when it began
    Life(Allocation born) {
        this.born = born;
        this.number = numberOf(born);
        this.paid = born;
    }

    /// Of an id `<market>#<number>`; -1 where it is none.
    public static long numberOf(Allocation allocation) {
        var id = allocation.getAllocationId();
        var digits = id.substring(id.lastIndexOf('#') + 1);
        return digits.matches("[0-9]{1,18}") ? Long.parseLong(digits) : -1;
    }

    public Allocation born() {
        return born;
    }

    public long number() {
        return number;
    }

    /// What its consumer is owed in money because it was not delivered, paid or not, uH.
    public long owedMicros() {
        return ending.map(Ending::owedMicros).orElse(0L);
    }

    Allocation paid() {
        return paid;
    }

    void paid(Allocation published) {
        paid = published;
    }

    boolean isStarted() {
        return state != AllocationState.ALLOCATED;
    }

    boolean isDisputed() {
        return dispute.filter(it -> it.getState() == DisputeState.OPEN).isPresent();
    }

    /// An open dispute is over.
    void rule(DisputeState ruling) {
        dispute = dispute.map(it -> AllocationDispute.newBuilder(it).setState(ruling).build());
    }

    /// Its provider is heard of it.
    void heard(long timeMs, long attendedMs) {
        suspendedMs = suspendedUntilMs(attendedMs);
        state = AllocationState.ACTIVE;
        heardMs = timeMs;
        heardAttendedMs = attendedMs;
    }

    /// Time spent suspended until a moment, both of attended time: since its provider was last
    /// heard of it.
    long suspendedUntilMs(long attendedMs) {
        return state == AllocationState.SUSPENDED
                ? suspendedMs + Math.max(0, attendedMs - heardAttendedMs)
                : suspendedMs;
    }

    /// What is counted as used of what is reported: it never falls, nor grows faster than the rate
    /// that was bought, nor above what was bought.
    void use(long reportedMicros, long timeMs, long secondsPerRaw) {
        long activeMs = Math.max(0, timeMs - startedMs - suspendedMs);
        long inTime = Amounts.inTimeUp(born.getRateMicros(), activeMs, secondsPerRaw);
        long most = Math.min(born.getRawMicros(), inTime);
        usedMicros = Math.max(usedMicros, Math.min(reportedMicros, most));
    }

    /// What its use makes of what was bought, uSCU.
    long deliveredMicros() {
        return unitsOf(usedMicros);
    }

    /// What a part of its raw amount makes of what was bought, uSCU.
    long unitsOf(long partMicros) {
        return Amounts.down(born.getStandardMicros(), partMicros, born.getRawMicros());
    }

    /// As it must be published, but for how a refund was paid.
    Allocation shown() {
        var shown =
                Allocation.newBuilder(born)
                        .setState(state)
                        .setStartedMs(startedMs)
                        .setHeardMs(heardMs)
                        .setSuspendedMs(suspendedMs)
                        .setUsedMicros(usedMicros)
                        .setDispute(dispute.orElse(null));
        ending.ifPresent(
                end ->
                        shown.setState(AllocationState.CLOSED)
                                .setCloseReason(end.reason())
                                .setClosedMs(end.atMs())
                                .setProof(end.proof())
                                .setDeliveredMicros(end.deliveredMicros())
                                .setRefundedMicros(end.refundedMicros())
                                .setLapsedMicros(end.lapsedMicros()));
        return shown.build();
    }
}

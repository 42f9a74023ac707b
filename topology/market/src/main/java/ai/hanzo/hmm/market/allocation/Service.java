package ai.hanzo.hmm.market.allocation;

import java.util.Optional;

/// How an open allocation is served; what changes over its life. Two clocks are kept: the market's
/// time, and the attended time, which stands still where the market's log did, so that an outage of
/// the exchange makes no provider late.
///
/// @param startedMs when its provider started it, ms since 1970; 0 for not yet
/// @param heardMs when its provider was last heard of it, ms since 1970; 0 for not yet
/// @param attendedMs the same in attended time
/// @param suspendedMs time spent suspended that is over, ms of attended time
/// @param usedMicros metered, millionths of the market's raw unit
/// @param dueMs when silence about it has the next effect, ms of attended time
public record Service(
        State state,
        long startedMs,
        long heardMs,
        long attendedMs,
        long suspendedMs,
        long usedMicros,
        long dueMs,
        Optional<Dispute> dispute) {

    /// The names are public.
    public enum State {
        /// Not started yet.
        ALLOCATED,
        ACTIVE,
        /// Its provider has not been heard of it for three heartbeats.
        SUSPENDED
    }

    /// Of an allocation that must be started by a time, in attended time.
    public static Service awaited(long dueMs) {
        return new Service(State.ALLOCATED, 0, 0, 0, 0, 0, dueMs, Optional.empty());
    }

    public boolean isStarted() {
        return state != State.ALLOCATED;
    }

    public boolean isDisputed() {
        return dispute.isPresent() && dispute.get().isOpen();
    }

    public Service started(long timeMs, long attendedNowMs, long nextDueMs) {
        return new Service(State.ACTIVE, timeMs, timeMs, attendedNowMs, 0, 0, nextDueMs, dispute);
    }

    /// Its provider was heard of it; what it was silent before is over.
    public Service heard(long timeMs, long attendedNowMs, long nextDueMs) {
        return new Service(
                State.ACTIVE,
                startedMs,
                timeMs,
                attendedNowMs,
                suspendedAtMs(attendedNowMs),
                usedMicros,
                nextDueMs,
                dispute);
    }

    public Service used(long micros) {
        return with(state, micros, dueMs, dispute);
    }

    public Service suspended(long nextDueMs) {
        return with(State.SUSPENDED, usedMicros, nextDueMs, dispute);
    }

    public Service disputed(Dispute latest) {
        return with(state, usedMicros, dueMs, Optional.of(latest));
    }

    /// Before allocations were to be started it had none.
    public Service dueAt(long ms) {
        return with(state, usedMicros, ms, dispute);
    }

    /// Time spent suspended until a moment, ms, both in attended time: from when its provider was
    /// last heard of it.
    public long suspendedAtMs(long attendedNowMs) {
        return state == State.SUSPENDED
                ? suspendedMs + Math.max(0, attendedNowMs - attendedMs)
                : suspendedMs;
    }

    private Service with(State next, long used, long due, Optional<Dispute> latest) {
        return new Service(next, startedMs, heardMs, attendedMs, suspendedMs, used, due, latest);
    }
}

package ai.hanzo.hmm.market.allocation;

/// What a consumer says against an allocation, and what the operator ruled.
///
/// @param openedMs ms since 1970
/// @param reason in the consumer's words
public record Dispute(State state, long openedMs, String reason) {

    /// The names are public.
    public enum State {
        OPEN,
        UPHELD,
        DISMISSED
    }

    public static Dispute opened(long timeMs, String reason) {
        return new Dispute(State.OPEN, timeMs, reason);
    }

    public boolean isOpen() {
        return state == State.OPEN;
    }

    public Dispute ruled(State ruling) {
        return new Dispute(ruling, openedMs, reason);
    }
}

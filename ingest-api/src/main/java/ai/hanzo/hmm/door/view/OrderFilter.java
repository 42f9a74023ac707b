package ai.hanzo.hmm.door.view;

/// Which of an account's orders are asked for.
///
/// @param open those that rest
/// @param closed those that do not any more
/// @param market of them; empty for all
public record OrderFilter(boolean open, boolean closed, String market) {
    boolean isOf(String asked) {
        return market.isEmpty() || market.equals(asked);
    }
}

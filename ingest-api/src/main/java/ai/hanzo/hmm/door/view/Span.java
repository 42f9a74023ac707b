package ai.hanzo.hmm.door.view;

/// A part of what is numbered: above `after` the lowest first, or below `before` the highest first.
///
/// @param newestFirst the highest number first
/// @param bound the number that is not reached any more: the list begins beside it
/// @param limit how many at most
public record Span(boolean newestFirst, long bound, int limit) {
    /// From the newest on.
    public static Span newest(int limit) {
        return before(Long.MAX_VALUE, limit);
    }

    public static Span before(long number, int limit) {
        return new Span(true, number, limit);
    }

    public static Span after(long number, int limit) {
        return new Span(false, number, limit);
    }

    long lowest() {
        return newestFirst ? 0 : bound + 1;
    }

    long highest() {
        return newestFirst ? bound - 1 : Long.MAX_VALUE;
    }

    /// Nothing is below zero, nor above what a number can be.
    boolean isEmpty() {
        return lowest() < 0 || highest() < 0;
    }
}

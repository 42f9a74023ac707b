package ai.hanzo.hmm.client.feed;

import ai.hanzo.hmm.client.feed.Wanted.Wish;

import java.util.Optional;

/// Where one subscription stands. Whatever was sent before the door took the last request is of an
/// earlier subscription, and void.
final class Track {
    private enum State {
        /// To be asked for.
        DUE,
        /// Asked for; the door has not said that it heard.
        ASKED,
        /// The door has heard; a snapshot comes.
        TAKEN,
        /// All messages are there.
        CURRENT
    }

    private final Subject subject;
    private final Wish wish;
    private State state = State.DUE;
    private long sequence;
    private long request;
    private long sinceMs;
    private int losses;
    private boolean wasThere;

    Track(Subject subject, Wish wish) {
        this.subject = subject;
        this.wish = wish;
    }

    Subject subject() {
        return subject;
    }

    Wish wish() {
        return wish;
    }

    /// Whether the door is yet to say that it heard.
    boolean isUnderWay() {
        return state == State.ASKED;
    }

    boolean isDue(long nowMs) {
        return state == State.DUE && nowMs >= sinceMs;
    }

    /// When something is to be done about it though nothing is heard.
    ///
    /// @param patienceMs how long a snapshot may take
    Optional<Long> nextMs(long patienceMs) {
        return switch (state) {
            case DUE -> Optional.of(sinceMs);
            case ASKED, TAKEN -> Optional.of(sinceMs + patienceMs);
            case CURRENT -> Optional.empty();
        };
    }

    /// Whether the door said nothing of what was asked for.
    boolean isForgotten(long nowMs, long patienceMs) {
        boolean isAwaited = state == State.ASKED || state == State.TAKEN;
        return isAwaited && nowMs >= sinceMs + patienceMs;
    }

    void asked(long id, long nowMs) {
        state = State.ASKED;
        request = id;
        sinceMs = nowMs;
    }

    boolean isAskedBy(long id) {
        return state == State.ASKED && request == id;
    }

    void taken() {
        state = State.TAKEN;
    }

    /// Whether messages of it are of this subscription.
    boolean isListening() {
        return state == State.TAKEN || state == State.CURRENT;
    }

    /// Begins anew.
    ///
    /// @return what is wrong with it
    Optional<String> begin(FeedEvent.Snapshot snapshot, long nowMs) {
        if (state != State.CURRENT) sinceMs = nowMs;
        state = State.CURRENT;
        wasThere = true;
        sequence = snapshot.sequence();
        if (!(snapshot.content() instanceof Content.Depth depth)) return Optional.empty();
        return wish.book().map(book -> book.begin(depth)).flatMap(Track::wrong);
    }

    /// Whether there ever was a snapshot.
    boolean wasThere() {
        return wasThere;
    }

    /// Whether an update may be of use; before the snapshot it is not.
    boolean isCurrent() {
        return state == State.CURRENT;
    }

    /// @return what is wrong with it
    Optional<String> follow(FeedEvent.Update update) {
        if (update.previous() != sequence) {
            return Optional.of("after " + sequence + " came one after " + update.previous());
        }
        sequence = update.sequence();
        if (!(update.content() instanceof Content.Depth depth)) return Optional.empty();
        return wish.book().map(book -> book.change(update.previous(), depth)).flatMap(Track::wrong);
    }

    /// How often in a row it was lost, this time included. Who held longer than `longestMs` begins
    /// to count anew.
    int lose(long nowMs, long longestMs) {
        boolean held = state == State.CURRENT && nowMs - sinceMs > longestMs;
        losses = held ? 1 : losses + 1;
        forgo();
        return losses;
    }

    /// To be asked for at a time.
    void dueAt(long timeMs) {
        state = State.DUE;
        sinceMs = timeMs;
    }

    /// Follows no longer.
    void forgo() {
        wish.book().ifPresent(Book::lose);
        dueAt(0);
    }

    private static Optional<String> wrong(Book.Taken taken) {
        return switch (taken) {
            case APPLIED -> Optional.empty();
            case WRONG_CHECKSUM -> Optional.of("the book's checksum is not the market's");
            case GAP, WAITING -> Optional.of("a message of the book is missing");
        };
    }
}

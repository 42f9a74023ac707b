package ai.hanzo.hmm.door.feed;

import java.util.ArrayDeque;
import java.util.Optional;

/// What is to be sent on one connection. Whoever adds to it never waits; one thread takes from it.
/// What is not taken in time ends the connection rather than fill the door's memory.
final class Outgoing {
    private final int mostMessages;
    private final long mostCharacters;
    private final FeedFigures figures;
    private final ArrayDeque<Message> queue = new ArrayDeque<>();
    private long characters;
    private Optional<Farewell> end = Optional.empty();

    /// @param mostCharacters of all messages that wait; they are ASCII but for what clients name
    Outgoing(int mostMessages, long mostCharacters) {
        this(mostMessages, mostCharacters, new FeedFigures());
    }

    /// The same, counted.
    Outgoing(int mostMessages, long mostCharacters, FeedFigures figures) {
        this.figures = figures;
        this.mostMessages = mostMessages;
        this.mostCharacters = mostCharacters;
    }

    /// What the sender is to do.
    sealed interface Next {
        record Say(Message message) implements Next {}

        /// Nothing was added for as long as it waited.
        record Silence() implements Next {}

        record End(Farewell farewell) implements Next {}
    }

    /// Where there is no room the connection ends with it.
    synchronized void add(Message message) {
        if (end.isPresent()) return;
        long with = characters + message.json().length();
        if (queue.size() >= mostMessages || with > mostCharacters) {
            end(Farewell.SLOW_CONSUMER);
            return;
        }
        queue.addLast(message);
        characters += message.json().length();
        notifyAll();
    }

    /// Ends it, after what waits unless nobody reads that; the first reason counts.
    synchronized void end(Farewell farewell) {
        if (end.isPresent()) return;
        end = Optional.of(farewell);
        figures.count(farewell);
        if (farewell.isAbrupt()) queue.clear();
        notifyAll();
    }

    synchronized boolean isEnded() {
        return end.isPresent();
    }

    /// @param silenceMs how long to wait, above 0
    synchronized Next take(long silenceMs) throws InterruptedException {
        long until = System.nanoTime() + silenceMs * 1_000_000;
        while (queue.isEmpty() && end.isEmpty()) {
            long left = (until - System.nanoTime()) / 1_000_000;
            if (left <= 0) return new Next.Silence();
            wait(left);
        }
        if (queue.isEmpty()) return new Next.End(end.orElseThrow());
        var message = queue.removeFirst();
        characters -= message.json().length();
        figures.count(message);
        return new Next.Say(message);
    }
}

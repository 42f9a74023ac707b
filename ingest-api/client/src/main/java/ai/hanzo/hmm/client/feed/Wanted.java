package ai.hanzo.hmm.client.feed;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// What is to be followed, as the program says from any of its threads.
final class Wanted {
    /// The door follows no more for one connection.
    private static final int MOST = 200;

    private final Map<Subject, Wish> wishes = new LinkedHashMap<>();
    private long last;

    /// @param number rises, so that the same wished again is another wish
    /// @param book of depth
    record Wish(long number, Optional<Book> book) {}

    /// @throws IllegalStateException when it is more than a connection may follow
    synchronized Wish add(Subject subject) {
        var known = Optional.ofNullable(wishes.get(subject));
        if (known.isEmpty() && wishes.size() == MOST) {
            throw new IllegalStateException("a feed follows at most " + MOST + " subjects");
        }
        var book =
                subject.channel() == Channel.DEPTH
                        ? known.flatMap(Wish::book).or(() -> Optional.of(new Book(subject.of())))
                        : Optional.<Book>empty();
        var wish = new Wish(++last, book);
        wishes.put(subject, wish);
        return wish;
    }

    synchronized void remove(Subject subject) {
        wishes.remove(subject);
    }

    /// Unless it has been wished again since.
    synchronized void remove(Subject subject, Wish wish) {
        wishes.remove(subject, wish);
    }

    /// As they were made.
    synchronized Map<Subject, Wish> all() {
        return new LinkedHashMap<>(wishes);
    }
}

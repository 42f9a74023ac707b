package ai.hanzo.hmm.client.http;

import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.function.Function;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/// A list that comes in pages, as one stream: a page is fetched when the one before it is used up.
public final class Pages {
    private Pages() {}

    /// @param next what the page after this one is asked for with; empty for the last
    public record Page<T>(List<T> entries, Optional<String> next) {}

    /// @param fetch the page after what it is given; the first one after nothing
    public static <T> Stream<T> stream(Function<Optional<String>, Page<T>> fetch) {
        var entries = new Entries<>(fetch);
        var ordered = Spliterator.ORDERED | Spliterator.NONNULL;
        return StreamSupport.stream(Spliterators.spliteratorUnknownSize(entries, ordered), false);
    }

    private static final class Entries<T> implements Iterator<T> {
        private final Function<Optional<String>, Page<T>> fetch;
        private Iterator<T> page = List.<T>of().iterator();
        private Optional<String> after = Optional.empty();
        private boolean last;

        Entries(Function<Optional<String>, Page<T>> fetch) {
            this.fetch = fetch;
        }

        @Override
        public boolean hasNext() {
            while (!page.hasNext() && !last) {
                var fetched = fetch.apply(after);
                page = fetched.entries().iterator();
                after = fetched.next();
                last = after.isEmpty();
            }
            return page.hasNext();
        }

        @Override
        public T next() {
            if (!hasNext()) throw new NoSuchElementException("there are no more entries");
            return page.next();
        }
    }
}

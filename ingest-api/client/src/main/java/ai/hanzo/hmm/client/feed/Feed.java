package ai.hanzo.hmm.client.feed;

import ai.hanzo.hmm.client.ClientSettings;

import java.net.http.HttpClient;
import java.time.Duration;
import java.util.function.Consumer;

/// What happens, told as it happens, by one thread and in order. A connection that is lost is made
/// again, and what is missing asked for again, without an end; only a door that does not let the
/// caller in ends it ({@link FeedEvent.Ended}). Safe for threads.
///
/// Who listens slowly keeps the door waiting, which ends the connection after some thousand
/// messages; it is then made anew. A listener that throws ends the feed: what it missed would be
/// lost on it.
public final class Feed implements AutoCloseable {
    private static final Duration CLOSED_WITHIN = Duration.ofSeconds(5);

    private final Wanted wanted = new Wanted();
    private final Life life;
    private final Thread thread;

    private Feed(
            ClientSettings settings,
            HttpClient http,
            Duration silence,
            Consumer<FeedEvent> listener) {
        this.life = new Life(settings, http, silence, wanted, listener);
        this.thread = Thread.ofVirtual().name("hmm-feed").unstarted(life);
    }

    /// Connects, and tells the listener what comes of it. A connection on which nothing is heard
    /// for twice the time that an answer may take is lost.
    public static Feed open(
            ClientSettings settings, HttpClient http, Consumer<FeedEvent> listener) {
        return open(settings, http, settings.answerWithin().multipliedBy(2), listener);
    }

    /// @param silence after which a connection counts as lost
    static Feed open(
            ClientSettings settings,
            HttpClient http,
            Duration silence,
            Consumer<FeedEvent> listener) {
        var feed = new Feed(settings, http, silence, listener);
        feed.thread.start();
        return feed;
    }

    /// Follows a subject; one that is followed already is told all anew.
    ///
    /// @throws IllegalStateException when it is more than 200, or the feed is over
    public void subscribe(Subject subject) {
        want(subject);
    }

    /// Follows a market's depth, and keeps its book: each message of it is in the book when it is
    /// told.
    ///
    /// @throws IllegalStateException when it is more than 200 subjects, or the feed is over
    public Book book(String market) {
        return want(Subject.depth(market)).book().orElseThrow();
    }

    private Wanted.Wish want(Subject subject) {
        if (isOver()) throw new IllegalStateException("the feed is over");
        var wish = wanted.add(subject);
        life.wake();
        return wish;
    }

    /// Follows it no longer; what is on its way may still be told.
    public void unsubscribe(Subject subject) {
        wanted.remove(subject);
        life.wake();
    }

    /// Whether nothing more comes.
    public boolean isOver() {
        return life.isOver();
    }

    /// Ends it. When this returns nothing more is told, unless the listener has not come back for
    /// five seconds, or closes it itself.
    @Override
    public void close() {
        life.end();
        if (Thread.currentThread() == thread) return;
        try {
            thread.join(CLOSED_WITHIN);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

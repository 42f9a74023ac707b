package ai.hanzo.hmm.streams.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Level;

import com.sun.net.httpserver.HttpServer;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicLong;

class PublishedKeysTest {
    @TempDir Path path;
    private final AtomicLong clock = new AtomicLong(1_000_000);
    private KeyFolder folder;
    private int asked;
    private boolean away;

    @BeforeEach
    void firstKey() {
        folder = new KeyFolder(path);
        folder.readOrCreate();
    }

    @Test
    void a_key_that_is_unknown_is_asked_for() {
        var published = published();
        folder.create(5_000);
        later(60_000);

        assertThat(published.key(id(0))).isPresent();
        assertThat(asked).as("what is known is not asked for").isEqualTo(1);
        assertThat(published.key(id(1))).isPresent();
        assertThat(asked).isEqualTo(2);
    }

    @Test
    void once_a_minute_at_most_whatever_tokens_come() {
        var published = published();
        later(59_999);
        for (int i = 0; i < 1_000; i++) assertThat(published.key("stranger-" + i)).isEmpty();
        assertThat(asked).isEqualTo(1);
        later(1);
        for (int i = 0; i < 1_000; i++) assertThat(published.key("stranger-" + i)).isEmpty();
        assertThat(asked).isEqualTo(2);
    }

    @Test
    void a_key_that_was_taken_away_is_trusted_for_ten_minutes_at_most() {
        folder.create(5_000);
        var published = published();
        var gone = id(0);
        folder.remove(folder.read().keys().getFirst());

        later(599_999);
        assertThat(published.key(gone)).isPresent();
        later(1);
        assertThat(published.key(gone)).isEmpty();
        assertThat(published.key(id(0))).isPresent();
    }

    @Test
    void what_fails_leaves_the_old_ones() {
        var published = published();
        folder.create(5_000);
        away = true;
        later(600_000);
        try (var logged = new Logged()) {
            assertThat(published.key(id(0))).isPresent();
            assertThat(published.key(id(1))).isEmpty();
            assertThat(logged.at(Level.WARN))
                    .containsExactly("the published keys stay as they were: nobody is there");
        }
        assertThat(asked).as("a failure counts as asked").isEqualTo(2);

        away = false;
        later(60_000);
        assertThat(published.key(id(1))).isPresent();
    }

    @Test
    void who_has_none_at_the_start_does_not_start() {
        away = true;
        assertThatThrownBy(this::published).hasMessage("nobody is there");
        assertThatThrownBy(() -> new PublishedKeys(() -> "<html>", clock::get))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("not a JSON Web Key Set");
    }

    @Test
    void they_come_from_a_url() throws Exception {
        var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        var server = HttpServer.create(address, 0);
        server.createContext(
                "/keys",
                exchange -> {
                    var body = folder.read().jwks().getBytes(StandardCharsets.UTF_8);
                    exchange.sendResponseHeaders(200, body.length);
                    exchange.getResponseBody().write(body);
                    exchange.close();
                });
        server.start();
        var base = "http://127.0.0.1:" + server.getAddress().getPort();
        try {
            assertThat(PublishedKeys.at(URI.create(base + "/keys")).key(id(0))).isPresent();
            assertThatThrownBy(() -> PublishedKeys.at(URI.create(base + "/nothing")))
                    .isInstanceOf(UncheckedIOException.class)
                    .hasMessageContaining("HTTP 404");
        } finally {
            server.stop(0);
        }
        assertThatThrownBy(() -> PublishedKeys.at(URI.create(base + "/keys")))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("the connection failed");
        assertThatThrownBy(() -> PublishedKeys.at(URI.create("ftp://x/")))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private PublishedKeys published() {
        return new PublishedKeys(this::jwks, clock::get);
    }

    private String jwks() {
        asked++;
        if (away) throw new IllegalStateException("nobody is there");
        return folder.read().jwks();
    }

    private String id(int index) {
        return folder.read().keys().get(index).keyId();
    }

    private void later(long ms) {
        clock.addAndGet(ms);
    }
}

package ai.hanzo.hmm.streams.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicLong;

class JwksFileTest {
    @TempDir Path path;
    private final AtomicLong clock = new AtomicLong(1_000_000);

    @Test
    void a_new_text_is_published_without_a_restart_and_a_broken_one_is_not() throws IOException {
        var folder = new KeyFolder(path.resolve("keys"));
        var first = folder.readOrCreate().jwks();
        var file = Files.writeString(path.resolve("jwks.json"), first + "\n");
        var published = new JwksFile(file, clock::get);
        assertThat(published.get()).isEqualTo(first);

        folder.create(5_000);
        Files.writeString(file, folder.read().jwks());
        assertThat(published.get()).isEqualTo(first);
        clock.addAndGet(Watched.LOOK_EVERY_MS);
        assertThat(published.get()).isEqualTo(folder.read().jwks());

        Files.writeString(file, "{\"keys\":[");
        clock.addAndGet(Watched.LOOK_EVERY_MS);
        assertThat(published.get()).isEqualTo(folder.read().jwks());
    }

    @Test
    void what_must_not_be_published_is_refused() throws IOException {
        var folder = new KeyFolder(path.resolve("keys"));
        folder.readOrCreate();
        var secret = Files.readString(path.resolve("keys").resolve(KeyFolder.FIRST));
        refused("{\"keys\":[" + secret + "]}", "holds a private key");
        refused("{\"keys\":[{\"kty\":\"oct\",\"k\":\"AAAA\"}]}", "holds a private key");
        refused("{\"keys\":[]}", "must hold public Ed25519 keys");
        refused("{\"keys\":[{\"kty\":\"RSA\"}]}", "must hold public Ed25519 keys");
        refused(secret, "not a JSON Web Key Set");
        refused("", "not a JSON Web Key Set");
        assertThatThrownBy(() -> new JwksFile(path.resolve("none"), clock::get))
                .hasMessageEndingWith("none: it is not there");
    }

    private void refused(String text, String sentence) throws IOException {
        var file = Files.writeString(path.resolve("jwks.json"), text);
        assertThatThrownBy(() -> new JwksFile(file, clock::get))
                .isInstanceOf(UnusableKeys.class)
                .hasMessageContaining(sentence)
                .hasMessageContaining("jwks.json")
                .hasMessageNotContaining("\"d\"");
    }
}

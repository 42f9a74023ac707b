package ai.hanzo.hmm.node.keys;

import static org.assertj.core.api.Assertions.assertThat;

import ai.hanzo.hmm.door.Door;
import ai.hanzo.hmm.door.DoorSettings;
import ai.hanzo.hmm.node.CannotStart;
import ai.hanzo.hmm.node.DoorCommand;
import ai.hanzo.hmm.streams.token.JwksFile;
import ai.hanzo.hmm.streams.token.KeyFolder;
import ai.hanzo.hmm.streams.token.TokenKeys;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import picocli.CommandLine;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

/// What a door publishes while keys rotate.
class DoorKeysTest {
    private static final long NOW = 1_800_000_000_000L;
    private static final long LOOK_MS = 2_000;

    @TempDir Path path;
    private final AtomicLong clock = new AtomicLong(NOW);

    @Test
    void aKeyIsPublishedBeforeItSigns() throws Exception {
        var keys = TokenKeys.loadOrCreate(path.resolve("keys"), clock::get);
        try (var door = door(keys::jwks)) {
            var first = keys.keyFor(NOW).keyId();
            assertThat(published(door)).contains(first);

            new KeyFolder(path.resolve("keys")).create(NOW + 600_000);
            clock.addAndGet(LOOK_MS);
            var second = keys.keyFor(NOW + 600_000).keyId();
            assertThat(keys.keyFor(clock.get()).keyId()).as("signs still").isEqualTo(first);
            assertThat(published(door)).contains(first, second).doesNotContain("\"d\"");
        }
    }

    @Test
    void aDoorWithoutPrivateKeysPublishesWhatItIsGiven() throws Exception {
        var folder = new KeyFolder(path.resolve("keys"));
        var file = Files.writeString(path.resolve("jwks.json"), folder.readOrCreate().jwks());
        try (var door = door(new JwksFile(file, clock::get))) {
            assertThat(published(door)).isEqualTo(folder.read().jwks());
            folder.create(NOW + 600_000);
            Files.writeString(file, folder.read().jwks());
            clock.addAndGet(LOOK_MS);
            assertThat(published(door)).isEqualTo(folder.read().jwks());
        }
    }

    @Test
    void theCommandTakesOneOrTheOtherAndSaysInASentenceWhatIsWrongWithThem() throws Exception {
        var file = Files.writeString(path.resolve("jwks.json"), "{}").toString();
        assertThat(failure("--jwks", file))
                .isInstanceOf(CannotStart.class)
                .hasMessage("cannot use " + file + ": not a JSON Web Key Set");
        new KeyFolder(path).readOrCreate();
        Files.writeString(path.resolve(KeyFolder.FIRST), "nonsense");
        assertThat(failure("--keys", path.toString()))
                .isInstanceOf(CannotStart.class)
                .hasMessage(path.resolve(KeyFolder.FIRST) + " holds no JSON Web Key");
        assertThat(failure()).hasMessageContaining("--jwks");
        assertThat(failure("--jwks", file, "--keys", "k"))
                .hasMessageContaining("mutually exclusive");
    }

    private Exception failure(String... words) {
        var all = new String[words.length + 4];
        System.arraycopy(
                new String[] {"--bootstrap-servers", "127.0.0.1:1", "--data", path.toString()},
                0,
                all,
                0,
                4);
        System.arraycopy(words, 0, all, 4, words.length);
        var failure = new AtomicReference<Exception>();
        new CommandLine(new DoorCommand())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setErr(new PrintWriter(new StringWriter()))
                .setParameterExceptionHandler(
                        (thrown, _) -> {
                            failure.set(thrown);
                            return 2;
                        })
                .setExecutionExceptionHandler(
                        (thrown, _, _) -> {
                            failure.set(thrown);
                            return 1;
                        })
                .execute(all);
        return failure.get();
    }

    private Door door(Supplier<String> jwks) {
        var door =
                new Door(
                        new DoorSettings(
                                "127.0.0.1",
                                0,
                                "127.0.0.1:1",
                                "",
                                "hmm.",
                                path.resolve("views"),
                                jwks,
                                List::of,
                                Map.of()));
        door.listen();
        return door;
    }

    private static String published(Door door) throws Exception {
        var uri = URI.create("http://127.0.0.1:" + door.port() + "/.well-known/jwks.json");
        try (var http = HttpClient.newHttpClient()) {
            var answer = http.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString());
            assertThat(answer.statusCode()).isEqualTo(200);
            return answer.body();
        }
    }
}

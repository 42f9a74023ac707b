package ai.hanzo.hmm.streams.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import static java.nio.charset.StandardCharsets.UTF_8;

import ai.hanzo.hmm.streams.key.KeyFile;

import ch.qos.logback.classic.Level;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.concurrent.atomic.AtomicLong;

/// Which key signs, when a new one is seen, and what happens when a file is none.
class KeyRotationTest {
    private static final byte[] CLAIMS = "{\"iss\":\"hmm\"}".getBytes(UTF_8);

    @TempDir Path path;
    private final AtomicLong clock = new AtomicLong(1_000_000);

    @Test
    void the_latest_key_that_is_active_at_the_start_signs() {
        var keys = keys();
        folder().create(5_000);
        folder().create(9_000);
        var ids = folder().read().keys().stream().map(TokenKey::keyId).toList();
        assertThat(ids).hasSize(3).doesNotHaveDuplicates();
        later(Watched.LOOK_EVERY_MS);

        assertThat(keys.keyFor(0).keyId()).isEqualTo(ids.get(0));
        assertThat(keys.keyFor(4_999).keyId()).isEqualTo(ids.get(0));
        assertThat(keys.keyFor(5_000).keyId()).isEqualTo(ids.get(1));
        assertThat(keys.keyFor(8_999).keyId()).isEqualTo(ids.get(1));
        assertThat(keys.keyFor(9_000).keyId()).isEqualTo(ids.get(2));
        assertThat(keys.keyFor(Long.MAX_VALUE).keyId()).isEqualTo(ids.get(2));
    }

    @Test
    void the_same_allocation_has_the_same_token_before_and_after_two_rotations() {
        var keys = keys();
        String old = keys.keyFor(4_999).sign(CLAIMS);
        folder().create(5_000);
        later(Watched.LOOK_EVERY_MS);
        String between = keys.keyFor(5_000).sign(CLAIMS);
        folder().create(9_000);
        later(Watched.LOOK_EVERY_MS);

        assertThat(keys.keyFor(4_999).sign(CLAIMS)).isEqualTo(old);
        assertThat(keys.keyFor(5_000).sign(CLAIMS)).isEqualTo(between).isNotEqualTo(old);
        assertThat(keys().keyFor(4_999).sign(CLAIMS)).as("in another program").isEqualTo(old);
        assertThat(keys().keyFor(5_000).sign(CLAIMS)).isEqualTo(between);
    }

    @Test
    void all_keys_are_published_until_they_are_taken_away() {
        var keys = keys();
        folder().create(5_000);
        later(Watched.LOOK_EVERY_MS);
        var all = folder().read().keys();
        assertThat(Jwks.parse(keys.jwks()).keys())
                .containsOnlyKeys(all.get(0).keyId(), all.get(1).keyId());

        folder().remove(all.get(0));
        later(Watched.LOOK_EVERY_MS);
        assertThat(Jwks.parse(keys.jwks()).keys()).containsOnlyKeys(all.get(1).keyId());
        assertThat(keys.keyFor(0).keyId()).as("the oldest left").isEqualTo(all.get(1).keyId());
        assertThat(keys().jwks()).as("no first key is made again").isEqualTo(keys.jwks());
    }

    @Test
    void the_folder_is_looked_at_every_two_seconds_at_most() {
        var keys = keys();
        String before = keys.jwks();
        folder().create(5_000);

        later(Watched.LOOK_EVERY_MS - 1);
        assertThat(keys.jwks()).isEqualTo(before);
        later(1);
        assertThat(keys.jwks()).isNotEqualTo(before).isEqualTo(folder().read().jwks());
    }

    @Test
    void a_clock_that_is_set_back_makes_it_look() {
        var keys = keys();
        folder().create(5_000);
        later(-1);
        assertThat(keys.jwks()).isEqualTo(folder().read().jwks());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    token-signing-key-7000.jwk     | rw------- | {"kty":"OKP"}  | holds no JSON Web Key
                    token-signing-key-7000.jwk     | rw------- | tops3cret      | holds no JSON Web Key
                    token-signing-key-7000.jwk     | rw------- | SAME           | stands in two files
                    token-signing-key-7000.jwk     | rw------- | MIXED          | holds the halves of two different keys
                    token-signing-key-7000.jwk     | rw-r----- | GOOD           | must be the owner's alone (chmod 600)
                    token-signing-key-soon.jwk     | rw------- | GOOD           | is neither token-signing-key.jwk nor
                    token-signing-key-0.jwk        | rw------- | GOOD           | is neither token-signing-key.jwk nor
                    token-signing-key-07000.jwk    | rw------- | GOOD           | is neither token-signing-key.jwk nor
                    token-signing-key.jwk.bak      | rw------- | GOOD           | is neither token-signing-key.jwk nor
                    """)
    void a_file_that_is_no_key_is_an_error_at_start_and_later_changes_nothing(
            String name, String permissions, String text, String sentence) throws IOException {
        var keys = keys();
        String jwks = keys.jwks();
        Path file = Files.writeString(path.resolve(name), text(text));
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));

        assertThatThrownBy(this::keys)
                .isInstanceOf(UnusableKeys.class)
                .hasMessageContaining(sentence);
        try (var logged = new Logged()) {
            for (int i = 0; i < 5; i++) {
                later(Watched.LOOK_EVERY_MS);
                assertThat(keys.jwks()).isEqualTo(jwks);
            }
            assertThat(logged.at(Level.INFO))
                    .singleElement()
                    .asString()
                    .startsWith("the keys of access tokens stay as they were: ")
                    .contains(sentence);
            assertThat(logged.text()).doesNotContain("tops3cret", secretOf(KeyFolder.FIRST));

            Files.delete(file);
            later(Watched.LOOK_EVERY_MS);
            assertThat(keys.jwks()).isEqualTo(jwks);
            assertThat(logged.at(Level.INFO))
                    .last()
                    .isEqualTo("the keys of access tokens can be read again");
        }
    }

    @Test
    void a_folder_that_goes_away_changes_nothing_while_the_program_runs() throws IOException {
        var keys = keys();
        String jwks = keys.jwks();
        Files.delete(path.resolve(KeyFolder.FIRST));
        later(Watched.LOOK_EVERY_MS);

        assertThat(keys.jwks()).isEqualTo(jwks);
        assertThat(path).as("nothing is made while it runs").isEmptyDirectory();
    }

    @Test
    void other_files_are_left_aside() throws IOException {
        Files.writeString(path.resolve("README"), "keys");
        Files.writeString(path.resolve(".draft-1"), "half a key");
        assertThat(keys().jwks()).isEqualTo(folder().read().jwks());
    }

    @Test
    void there_is_one_key_of_a_time() {
        keys();
        assertThat(folder().create(5_000)).isTrue();
        var jwks = folder().read().jwks();
        assertThat(folder().create(5_000)).isFalse();
        assertThat(folder().read().jwks()).isEqualTo(jwks);
    }

    private String text(String what) throws IOException {
        String first = new KeyFile(path.resolve(KeyFolder.FIRST)).read();
        return switch (what) {
            case "SAME" -> first;
            case "GOOD" -> TokenKey.newText();
            case "MIXED" ->
                    TokenKey.newText()
                            .replaceFirst(
                                    "\"d\":\"[^\"]*\"",
                                    "\"d\":\"" + secretOf(KeyFolder.FIRST) + '"');
            default -> what;
        };
    }

    private String secretOf(String name) throws IOException {
        return Files.readString(path.resolve(name))
                .replaceFirst("(?s).*\"d\":\"([^\"]*)\".*", "$1");
    }

    private KeyFolder folder() {
        return new KeyFolder(path);
    }

    private TokenKeys keys() {
        return TokenKeys.loadOrCreate(path, clock::get);
    }

    private void later(long ms) {
        clock.addAndGet(ms);
    }
}

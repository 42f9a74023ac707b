package ai.hanzo.hmm.door.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

class ApiKeysTest {
    private static final long NOW = 1_800_000_000_000L;
    private static final long NEVER = Long.MAX_VALUE;

    @TempDir Path folder;
    private long now = NOW;

    private ApiKeyFile file() {
        return new ApiKeyFile(folder.resolve("keys.json"));
    }

    private ApiKeys keys() {
        return new ApiKeys(file().path(), () -> now);
    }

    private String add(long expiresMs, Role... roles) {
        return file().add("desk", Set.of("alice", "bob"), Set.of(roles), NOW, expiresMs);
    }

    @Test
    void aKeySaysForWhomItsBearerActsAndAsWhat() {
        var key = add(NEVER, Role.TRADER, Role.PROVIDER);
        assertThat(key).matches("hmm_[0-9a-f]{12}_[A-Za-z0-9_-]{43}");
        var caller = keys().callerOf(key).orElseThrow();
        assertThat(caller.who()).isEqualTo("key " + key.substring(4, 16));
        assertThat(caller.roles()).containsOnly(Role.TRADER, Role.PROVIDER);
        assertThat(caller.actsFor("alice")).isTrue();
        assertThat(caller.actsFor("carol")).isFalse();
        assertThat(caller.untilMs()).isEqualTo(NEVER);
    }

    @Test
    void aKeyIsGoodUntilTheMillisecondItExpires() {
        var key = add(NOW + 1_000, Role.TRADER);
        var keys = keys();
        now = NOW + 999;
        assertThat(keys.callerOf(key)).isPresent();
        now = NOW + 1_000;
        assertThat(keys.callerOf(key)).isEmpty();
    }

    @Test
    void aKeyWithOneCharacterAlteredIsNone() {
        var key = add(NEVER, Role.TRADER);
        var keys = keys();
        for (int i = 0; i < key.length(); i++) {
            var altered = new StringBuilder(key);
            altered.setCharAt(i, key.charAt(i) == 'A' ? 'B' : 'A');
            assertThat(keys.callerOf(altered.toString())).as("at %d", i).isEmpty();
        }
        assertThat(keys.callerOf(key + "A")).isEmpty();
        assertThat(keys.callerOf(key.substring(0, key.length() - 1))).isEmpty();
        assertThat(keys.callerOf(key)).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "hmm_",
                "hmm__",
                "hmm_000000000000_",
                "hmm_000000000000",
                "hmm_000000000000_x",
                "a.b.c"
            })
    void whatIsNoKeyIsNone(String text) {
        add(NEVER, Role.TRADER);
        assertThat(keys().callerOf(text)).isEmpty();
    }

    @Test
    void anotherKeysSecretDoesNotDo() {
        var one = add(NEVER, Role.TRADER);
        var other = add(NEVER, Role.OPERATOR);
        assertThat(keys().callerOf(other.substring(0, 17) + one.substring(17))).isEmpty();
    }

    @Test
    void aChangeOfTheFileCountsWithinTwoSeconds() {
        var first = add(NEVER, Role.TRADER);
        var keys = keys();
        var second = add(NEVER, Role.TRADER);
        assertThat(keys.callerOf(second)).isEmpty();
        assertThat(file().remove(first.substring(4, 16))).isTrue();
        now += Reread.LOOK_EVERY_MS;
        assertThat(keys.callerOf(second)).isPresent();
        assertThat(keys.callerOf(first)).isEmpty();
    }

    @Test
    void aFileThatBreaksWhileTheDoorRunsLeavesTheKeysAsTheyWere() throws Exception {
        var key = add(NEVER, Role.TRADER);
        var keys = keys();
        var whole = Files.readString(file().path());
        Files.writeString(file().path(), "{\"keys\":[{");
        now += Reread.LOOK_EVERY_MS;
        assertThat(keys.callerOf(key)).isPresent();
        Files.writeString(file().path(), whole.replace("TRADER", "OPERATOR"));
        now += Reread.LOOK_EVERY_MS;
        assertThat(keys.callerOf(key).orElseThrow().roles()).containsOnly(Role.OPERATOR);
    }

    @Test
    void theFileHoldsNoSecretAndIsItsOwnersAlone() throws Exception {
        var key = add(NOW + 1, Role.TRADER);
        var text = Files.readString(file().path());
        assertThat(text).contains(key.substring(4, 16)).doesNotContain(key.substring(17));
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file().path())))
                .isEqualTo("rw-------");
    }

    @Test
    void keysMadeAtTheSameTimeAreAllKept() {
        var made =
                IntStream.range(0, 20)
                        .mapToObj(_ -> CompletableFuture.supplyAsync(() -> addPatiently()))
                        .toList();
        var texts = new HashSet<>(made.stream().map(CompletableFuture::join).toList());
        assertThat(texts).hasSize(20);
        var keys = keys();
        for (var text : texts) assertThat(keys.callerOf(text)).isPresent();
    }

    /// Within one process a lock that another thread holds is an exception; the command is alone in
    /// its own.
    private synchronized String addPatiently() {
        return add(NEVER, Role.TRADER);
    }

    @Test
    void whatIsWrongWithAFileIsSaidInASentence() throws Exception {
        var path = file().path();
        assertThatThrownBy(this::keys)
                .isInstanceOf(UnusableCredentials.class)
                .hasMessage(
                        "there is no file "
                                + path
                                + ": hmm api-keys add makes it with its first key");
        var good =
                """
                {"keys":[{"id":"0123456789ab","name":"n","secretSha256":"%s",
                          "accounts":["alice"],"roles":["TRADER"],"createdMs":1}]}"""
                        .formatted("0".repeat(64));
        Files.writeString(path, good);
        assertThat(file().read()).hasSize(1);
        for (var wrong :
                List.of(
                        "",
                        "[]",
                        "{}",
                        "{\"keys\":{}}",
                        good.replace("0123456789ab", "x"),
                        good.replace("TRADER", "GOD"),
                        good.replace("[\"TRADER\"]", "[]"),
                        good.replace("[\"TRADER\"]", "\"TRADER\""),
                        good.replace("[\"alice\"]", "[]"),
                        good.replace("alice", "a b"),
                        good.replace("alice", "@treasury"),
                        good.replace("\"createdMs\":1", "\"createdMs\":\"1\""),
                        good.replace("}]", "},{}]"),
                        good.replace("00", "0"))) {
            Files.writeString(path, wrong);
            assertThatThrownBy(this::keys)
                    .as(wrong)
                    .isInstanceOf(UnusableCredentials.class)
                    .hasMessageStartingWith(path + " holds no API keys: ");
        }
    }
}

package ai.hanzo.hmm.streams.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Stream;

class TokenKeysTest {
    private static final byte[] CLAIMS = "{\"iss\":\"hmm\"}".getBytes(StandardCharsets.UTF_8);

    @TempDir Path folder;

    @Test
    void the_key_is_kept_across_restarts_and_signs_the_same_token_again() {
        TokenKeys first = TokenKeys.loadOrCreate(folder);
        TokenKeys again = TokenKeys.loadOrCreate(folder);

        assertThat(again.keyFor(0).keyId()).isEqualTo(first.keyFor(0).keyId());
        assertThat(again.keyFor(0).sign(CLAIMS)).isEqualTo(first.keyFor(0).sign(CLAIMS));
    }

    @Test
    void the_token_is_a_jwt_with_a_fixed_header_and_the_claims_byte_for_byte() {
        TokenKeys keys = TokenKeys.loadOrCreate(folder);
        String[] parts = keys.keyFor(0).sign(CLAIMS).split("\\.");

        assertThat(parts).hasSize(3);
        assertThat(new String(Base64.getUrlDecoder().decode(parts[0]), StandardCharsets.UTF_8))
                .isEqualTo(
                        "{\"alg\":\"EdDSA\",\"kid\":\""
                                + keys.keyFor(0).keyId()
                                + "\",\"typ\":\"JWT\"}");
        assertThat(Base64.getUrlDecoder().decode(parts[1])).isEqualTo(CLAIMS);
        assertThat(Base64.getUrlDecoder().decode(parts[2])).hasSize(64);
    }

    @Test
    void the_private_half_stays_in_a_file_of_the_owner_alone() throws IOException {
        Path nested = folder.resolve("new/keys");
        TokenKeys keys = TokenKeys.loadOrCreate(nested);
        Path file = nested.resolve(KeyFolder.FIRST);

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(Files.readString(file)).contains("\"d\":");
        assertThat(keys.jwks())
                .contains("\"kty\":\"OKP\"", "\"crv\":\"Ed25519\"", "\"use\":\"sig\"")
                .contains("\"alg\":\"EdDSA\"", "\"kid\":\"" + keys.keyFor(0).keyId() + "\"")
                .doesNotContain("\"d\":");
        try (Stream<Path> files = Files.list(nested)) {
            assertThat(files).as("no draft is left behind").containsExactly(file);
        }
    }

    @Test
    void a_key_that_others_may_read_is_refused() throws IOException {
        TokenKeys.loadOrCreate(folder);
        Path file = folder.resolve(KeyFolder.FIRST);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));

        assertThatThrownBy(() -> TokenKeys.loadOrCreate(folder))
                .isInstanceOf(UnusableKeys.class)
                .hasMessageContaining("chmod 600")
                .hasMessageContaining("rw-r-----");
    }

    @Test
    void a_broken_key_is_refused_without_quoting_it() throws IOException {
        TokenKeys.loadOrCreate(folder);
        Path file = folder.resolve(KeyFolder.FIRST);
        Files.writeString(file, "{\"kty\":\"OKP\",\"d\":\"secret\"");

        assertThatThrownBy(() -> TokenKeys.loadOrCreate(folder))
                .isInstanceOf(UnusableKeys.class)
                .hasMessageContaining("holds no JSON Web Key")
                .hasMessageContaining(KeyFolder.FIRST)
                .hasNoCause();
    }

    @Test
    void programs_that_start_together_use_one_key() throws Exception {
        try (var threads = Executors.newFixedThreadPool(8)) {
            Callable<String> start = () -> TokenKeys.loadOrCreate(folder).keyFor(0).keyId();
            var ids = threads.invokeAll(Stream.generate(() -> start).limit(8).toList());

            assertThat(ids.stream().map(id -> id.resultNow()).distinct()).hasSize(1);
        }
    }
}

package ai.hanzo.hmm.bench.tokens;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import ai.hanzo.hmm.streams.token.TokenKeys;
import ai.hanzo.hmm.streams.token.TokenVerifier;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/// A token counts only if a provider would serve for it.
class UsableTest {
    @TempDir Path folder;
    private TokenKeys keys;
    private Usable usable;

    @BeforeEach
    void keys() {
        keys = TokenKeys.loadOrCreate(folder.resolve("ours"));
        usable = new Usable(new TokenVerifier(keys.jwks()));
    }

    @Test
    void theTokenOfTheAllocationIsUsable() {
        assertThatCode(() -> usable.check(delivery("m#1", signed("m#1"), Examples.START_MS)))
                .doesNotThrowAnyException();
    }

    @Test
    void theTokenOfAnotherAllocationIsNot() {
        assertThatIllegalStateException()
                .isThrownBy(() -> usable.check(delivery("m#1", signed("m#2"), Examples.START_MS)))
                .withMessage("a token claims the allocation m#2, not m#1");
    }

    @Test
    void aTokenOfAnotherKeyIsNot() {
        var others = TokenKeys.loadOrCreate(folder.resolve("others"));
        var forged = others.keyFor(Examples.START_MS).sign(json("m#1"));
        assertThatIllegalStateException()
                .isThrownBy(() -> usable.check(delivery("m#1", forged, Examples.START_MS)))
                .withMessageContaining("UNKNOWN_KEY");
    }

    @Test
    void aTokenReadAfterItsExpiryIsNot() {
        assertThatIllegalStateException()
                .isThrownBy(() -> usable.check(delivery("m#1", signed("m#1"), Examples.EXPIRY_MS)))
                .withMessageContaining("EXPIRED");
    }

    private String signed(String id) {
        return keys.keyFor(Examples.START_MS).sign(json(id));
    }

    private static byte[] json(String id) {
        return Examples.claims(id).canonicalJson().getBytes(StandardCharsets.UTF_8);
    }

    private static Delivery delivery(String id, String token, long readMs) {
        return new Delivery(Examples.allocation(id, "t1"), Examples.read(id, token, readMs));
    }
}

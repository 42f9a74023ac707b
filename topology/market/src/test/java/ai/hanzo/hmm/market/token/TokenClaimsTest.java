package ai.hanzo.hmm.market.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TokenClaimsTest {
    @Test
    void the_canonical_form_is_fixed_for_ever() {
        assertThat(claims("alice", 1_767_225_600_999L).canonicalJson())
                .isEqualTo(
                        """
                        {"iss":"hmm","sub":"alice","aud":"acme","jti":"gpu-inference/h100#7",\
                        "market":"gpu-inference/h100","rawMicros":2500000,"rateMicros":50000000,\
                        "nbf":1767225600,"exp":1767275720}""");
    }

    @Test
    void the_hash_is_sha_256_of_the_canonical_form_in_lower_case_hex() {
        assertThat(claims("alice", 1_767_225_600_999L).hash())
                .isEqualTo("ec78c0569f45d5d7768441837cebbbac88a50e03715a467408a54b639ea3b888");
    }

    @Test
    void times_are_written_in_whole_seconds_rounded_down() {
        assertThat(claims("alice", 1_767_225_600_000L).hash())
                .isEqualTo(claims("alice", 1_767_225_600_999L).hash())
                .isNotEqualTo(claims("alice", 1_767_225_601_000L).hash());
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\"b", "a\\b", "a\nb", "é", "\u007f", ""})
    void a_text_that_would_need_escaping_is_refused(String text) {
        assertThatThrownBy(() -> claims(text, 0)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void an_endless_text_and_a_negative_time_are_refused() {
        assertThatThrownBy(() -> claims("a".repeat(257), 0))
                .hasMessage("consumer must have 1..256 characters: 257");
        assertThatThrownBy(() -> claims("alice", -1)).hasMessage("notBeforeMs must be >= 0: -1");
    }

    private static TokenClaims claims(String consumer, long notBeforeMs) {
        return new TokenClaims(
                TokenClaims.ISSUER,
                consumer,
                "acme",
                "gpu-inference/h100#7",
                "gpu-inference/h100",
                2_500_000,
                50_000_000,
                notBeforeMs,
                1_767_275_720_000L);
    }
}

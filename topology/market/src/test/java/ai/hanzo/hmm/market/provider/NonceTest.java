package ai.hanzo.hmm.market.provider;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/// What an attestation must carry (rules, section 8).
class NonceTest {
    /// As `printf 'hmm.providers:3:42:1700000000000' | sha256sum` says.
    @Test
    void golden_it_is_the_sha_256_of_where_and_when_its_record_is() {
        assertThat(Nonce.hexOf("hmm.providers", 3, 42, 1_700_000_000_000L))
                .isEqualTo("6bb6b505e77bb990912515963acb429d95f05fa3b857c553f1b21e928f8f4d8a");
        assertThat(Nonce.hexOf("providers", 0, 0, 0))
                .isEqualTo("1434ab9d81dd8566544987f857b9613eb117589c2c429d437a80a82ce9313727");
    }

    @Test
    void a_nonce_is_32_bytes_in_lower_case_hex() {
        assertThat(Nonce.isNonce("0123456789abcdef".repeat(4))).isTrue();
        assertThat(Nonce.isNonce("0123456789ABCDEF".repeat(4))).isFalse();
        assertThat(Nonce.isNonce("0123456789abcdeg".repeat(4))).isFalse();
        assertThat(Nonce.isNonce("00".repeat(31))).isFalse();
        assertThat(Nonce.isNonce("00".repeat(33))).isFalse();
        assertThat(Nonce.isNonce("")).isFalse();
    }
}

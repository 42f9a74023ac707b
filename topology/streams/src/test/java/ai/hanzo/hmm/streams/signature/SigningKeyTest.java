package ai.hanzo.hmm.streams.signature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.HexFormat;

class SigningKeyTest {
    private static final String SEED =
            "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60";
    private static final String PUBLIC =
            "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a";

    /// Written by `openssl genpkey -algorithm ed25519`; `openssl pkey -pubout -outform DER` ends in
    /// the public key.
    private static final String OPENSSL =
            """
            -----BEGIN PRIVATE KEY-----
            MC4CAQAwBQYDK2VwBCIEIJKXmx9godo9960dM/wq5VvEAH3BTPQrQso3vDunXMNI
            -----END PRIVATE KEY-----
            """;

    @Test
    void is_read_from_a_seed_in_hex() {
        assertThat(SigningKey.parse(SEED + "\n").publicKey()).isEqualTo(PUBLIC);
        assertThat(SigningKey.ofSeed(HexFormat.of().parseHex(SEED)).publicKey()).isEqualTo(PUBLIC);
    }

    @Test
    void is_read_from_what_openssl_writes() {
        assertThat(SigningKey.parse(OPENSSL).publicKey())
                .isEqualTo("40be99f07c8b8340ad1c3af80304f7af4c4adf011740f089338583e742f5817a");
    }

    @Test
    void is_read_again_from_what_it_writes_and_by_the_jdk() throws Exception {
        var key = SigningKey.random();
        assertThat(SigningKey.parse(key.pem()).publicKey()).isEqualTo(key.publicKey());
        assertThat(SigningKey.random().publicKey()).isNotEqualTo(key.publicKey());

        var lines = key.pem().lines().toList();
        assertThat(lines).hasSize(3);
        var der = Base64.getDecoder().decode(lines.get(1));
        var read = KeyFactory.getInstance("Ed25519").generatePrivate(new PKCS8EncodedKeySpec(der));
        assertThat(read.getEncoded()).isEqualTo(der);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "9d61b19deffd5a60",
                "zd61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60",
                "-----BEGIN PRIVATE KEY-----\nMC4C",
                "-----BEGIN PRIVATE KEY-----\nMC4C\n-----END PRIVATE KEY-----",
            })
    void anything_else_is_no_key_and_is_not_repeated(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SigningKey.parse(text))
                .withNoCause()
                .withMessageNotContaining("9d61b19deffd5a60")
                .withMessageNotContaining("MC4C");
    }

    @Test
    void a_key_of_another_algorithm_is_none() throws Exception {
        var other = KeyPairGenerator.getInstance("X25519").generateKeyPair().getPrivate();
        var pem =
                "-----BEGIN PRIVATE KEY-----\n"
                        + Base64.getMimeEncoder().encodeToString(other.getEncoded())
                        + "\n-----END PRIVATE KEY-----\n";
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SigningKey.parse(pem))
                .withMessage("not a private Ed25519 key in PEM");
    }
}

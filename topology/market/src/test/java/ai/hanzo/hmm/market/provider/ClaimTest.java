package ai.hanzo.hmm.market.provider;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.junit.jupiter.api.Test;

import java.util.HexFormat;

/// What evidence is about, as every signer must write it.
class ClaimTest {
    private static final Claim CLAIM =
            new Claim("gpu-inference/h100", "p", "ed25519", 4_000_000, "ab".repeat(32));

    @Test
    void golden_six_lines_each_ended_by_a_line_feed() {
        assertThat(new String(CLAIM.bytes(), UTF_8))
                .isEqualTo(
                        """
                        hmm-attestation-1
                        gpu-inference/h100
                        p
                        ed25519
                        4000000
                        abababababababababababababababababababababababababababababababab
                        """);
    }

    /// As `printf 'hmm-attestation-1\ngpu-inference/h100\np\ned25519\n4000000\nabab...\n' | xxd
    /// -p`.
    @Test
    void golden_bytes() {
        assertThat(HexFormat.of().formatHex(CLAIM.bytes()))
                .isEqualTo(
                        "686d6d2d6174746573746174696f6e2d310a"
                                + "6770752d696e666572656e63652f683130300a"
                                + "700a"
                                + "656432353531390a"
                                + "343030303030300a"
                                + "6162".repeat(32)
                                + "0a");
    }

    @Test
    void names_are_utf_8_and_numbers_have_no_separators() {
        var claim = new Claim("model-hllm/größe", "p", "tee", Long.MAX_VALUE, "");

        assertThat(claim.bytes())
                .isEqualTo(
                        "hmm-attestation-1\nmodel-hllm/größe\np\ntee\n9223372036854775807\n\n"
                                .getBytes(UTF_8));
    }
}

package ai.hanzo.hmm.streams.signature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import ai.hanzo.hmm.market.provider.Claim;
import ai.hanzo.hmm.streams.key.SignedEvidence;
import ai.hanzo.hmm.wire.Attest;

import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

import java.util.HexFormat;

class AttestorTest {
    private static final String MARKET = "gpu-inference/h100";
    private static final TopicPartition PROVIDERS = new TopicPartition("hmm.providers", 3);

    /// `printf hmm.providers:3:42:1767225600000 | sha256sum`
    private static final String NONCE =
            "3118b2a53dbc1430566220167bc6c8709a7ffac46ea5b822eaa09c3c740a15a8";

    private final SigningKey key = SigningKey.random();
    private final Attestor attestor = new Attestor(key);
    private final Attest made = attestor.attest(MARKET, "house", 5_000_000, NONCE);

    @Test
    void a_nonce_follows_from_where_the_request_stands() {
        assertThat(Attestor.nonceOf(at(42, 1_767_225_600_000L))).isEqualTo(NONCE);
    }

    @Test
    void there_is_no_nonce_of_what_the_broker_did_not_tell() {
        assertThatIllegalArgumentException().isThrownBy(() -> Attestor.nonceOf(at(-1, 5)));
        assertThatIllegalArgumentException().isThrownBy(() -> Attestor.nonceOf(at(42, -1)));
    }

    @Test
    void evidence_proves_its_own_claim() {
        assertThat(proves("house", 5_000_000, NONCE)).isTrue();
        assertThat(hex(made.getNonce().array())).isEqualTo(NONCE);
        assertThat(hex(attestor.registration().getPublicKey().array())).isEqualTo(key.publicKey());
    }

    @Test
    void evidence_proves_no_other() {
        assertThat(proves("other", 5_000_000, NONCE)).as("another's").isFalse();
        assertThat(proves("house", 5_000_001, NONCE)).as("of more").isFalse();
        assertThat(proves("house", 5_000_000, "00".repeat(32))).as("of another time").isFalse();
    }

    private boolean proves(String account, long rateMicros, String nonce) {
        var claim = new Claim(MARKET, account, made.getKind(), rateMicros, nonce);
        return new SignedEvidence().proves(claim, key.publicKey(), hex(made.getEvidence().array()));
    }

    private static RecordMetadata at(long offset, long timestampMs) {
        return new RecordMetadata(PROVIDERS, offset, 0, timestampMs, 5, 100);
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }
}

package ai.hanzo.hmm.streams.signature;

import ai.hanzo.hmm.market.provider.Claim;
import ai.hanzo.hmm.market.provider.EvidenceCheck;
import ai.hanzo.hmm.market.provider.Nonce;
import ai.hanzo.hmm.wire.Attest;
import ai.hanzo.hmm.wire.RegisterProvider;

import org.apache.kafka.clients.producer.RecordMetadata;

import java.nio.ByteBuffer;
import java.util.HexFormat;

/// Proves a provider's capacity with its own key, for whoever writes commands to Kafka: what it
/// registers, and the evidence of what it can run (rules, section 8). It may be used by several
/// threads.
public final class Attestor {
    private final SigningKey key;

    public Attestor(SigningKey key) {
        this.key = key;
    }

    /// What an account becomes a provider with; a key is one provider's alone.
    public RegisterProvider registration() {
        return new RegisterProvider(bytes(key.publicKey()));
    }

    /// The nonce that a request for one gets, in lower-case hex: it follows from where and when the
    /// request stands in its topic, as the broker tells it to the producer that sent it.
    ///
    /// @throws IllegalArgumentException when the broker did not tell
    public static String nonceOf(RecordMetadata request) {
        if (!request.hasOffset() || !request.hasTimestamp()) {
            throw new IllegalArgumentException("not told where the request stands: " + request);
        }
        return Nonce.hexOf(
                request.topic(), request.partition(), request.offset(), request.timestamp());
    }

    /// Signs the claim that an account can run so much in a market.
    ///
    /// @param rateMicros all in all, millionths of the market's unit of rate
    /// @param nonce that was asked for last, in lower-case hex
    public Attest attest(String market, String account, long rateMicros, String nonce) {
        var claim = new Claim(market, account, EvidenceCheck.SIGNATURE, rateMicros, nonce);
        return Attest.newBuilder()
                .setMarket(market)
                .setNonce(bytes(nonce))
                .setKind(claim.kind())
                .setRateMicros(rateMicros)
                .setEvidence(ByteBuffer.wrap(key.sign(claim.bytes())))
                .build();
    }

    private static ByteBuffer bytes(String hex) {
        return ByteBuffer.wrap(HexFormat.of().parseHex(hex));
    }
}

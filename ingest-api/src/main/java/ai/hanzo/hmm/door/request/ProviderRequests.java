package ai.hanzo.hmm.door.request;

import static ai.hanzo.hmm.door.problem.Code.INVALID_AMOUNT;
import static ai.hanzo.hmm.door.problem.Code.INVALID_VALUE;
import static ai.hanzo.hmm.door.problem.Code.MISSING_FIELD;

import ai.hanzo.hmm.door.problem.Problem;
import ai.hanzo.hmm.wire.Attest;
import ai.hanzo.hmm.wire.IssueCapacity;
import ai.hanzo.hmm.wire.PostBond;
import ai.hanzo.hmm.wire.ProviderCommand;
import ai.hanzo.hmm.wire.RegisterProvider;
import ai.hanzo.hmm.wire.RequestNonce;
import ai.hanzo.hmm.wire.RetireCapacity;
import ai.hanzo.hmm.wire.WithdrawBond;

import org.apache.avro.specific.SpecificRecord;

import java.nio.ByteBuffer;
import java.util.List;

/// What a provider asks for (rules, section 8).
public final class ProviderRequests {
    private static final int ED25519_KEY_BYTES = 32;
    private static final int ED25519_SIGNATURE_BYTES = 64;
    private static final int NONCE_BYTES = 32;
    private static final int MOST_EVIDENCE_BYTES = 16 * 1024;
    private static final String ED25519 = "ed25519";

    private ProviderRequests() {}

    /// `account, id` and `type`: `register` with `publicKey` (raw Ed25519, base64), `bond` and
    /// `withdraw-bond` with `market, amount`, `nonce` with `market`, `attest` with `market, nonce`
    /// (hex), `kind` (ed25519 unless given), `rate, evidence` (base64url, at most 16 KiB), `issue`
    /// with `market, raw, rate`, `retire` with `market` and `quantity`, `rate` or both, and what
    /// {@link AllocationRequests} read: `start`, `heartbeat`, `complete`.
    ///
    /// @param by who sends it
    public static ProviderCommand read(Fields fields, Sender by) {
        var envelope = by.envelope(fields.account("account"), "id", fields.id("id"));
        var body = body(fields);
        fields.end();
        return new ProviderCommand(envelope, body);
    }

    private static SpecificRecord body(Fields fields) {
        var types =
                List.of(
                        "register",
                        "bond",
                        "withdraw-bond",
                        "nonce",
                        "attest",
                        "issue",
                        "retire",
                        "start",
                        "heartbeat",
                        "complete");
        return switch (fields.choice("type", types)) {
            case "register" ->
                    new RegisterProvider(
                            ByteBuffer.wrap(fields.bytes("publicKey", ED25519_KEY_BYTES)));
            case "bond" -> new PostBond(fields.market(), fields.positive("amount"));
            case "withdraw-bond" -> new WithdrawBond(fields.market(), fields.positive("amount"));
            case "nonce" -> new RequestNonce(fields.market());
            case "attest" -> attest(fields);
            case "retire" -> retire(fields);
            case "start" -> AllocationRequests.start(fields);
            case "heartbeat" -> AllocationRequests.heartbeat(fields);
            case "complete" -> AllocationRequests.complete(fields);
            default ->
                    new IssueCapacity(
                            fields.market(), fields.positive("raw"), fields.amount("rate"));
        };
    }

    /// A signature that is none is turned away here, since at the market it costs a strike.
    private static Attest attest(Fields fields) {
        var market = fields.market();
        var nonce = fields.hex("nonce", NONCE_BYTES);
        var kind = fields.has("kind") ? fields.account("kind") : ED25519;
        long rate = fields.positive("rate");
        var evidence = fields.base64Url("evidence", MOST_EVIDENCE_BYTES);
        if (kind.equals(ED25519) && evidence.length != ED25519_SIGNATURE_BYTES) {
            throw Problem.of(
                    INVALID_VALUE, "evidence", "evidence of the kind ed25519 must be 64 bytes");
        }
        return new Attest(market, ByteBuffer.wrap(nonce), kind, rate, ByteBuffer.wrap(evidence));
    }

    private static RetireCapacity retire(Fields fields) {
        var market = fields.market();
        if (!fields.has("quantity") && !fields.has("rate")) {
            throw Problem.of(
                    MISSING_FIELD, "quantity", "quantity is missing, or rate, or both of them");
        }
        long quantity = fields.has("quantity") ? fields.amount("quantity") : 0;
        long rate = fields.has("rate") ? fields.amount("rate") : 0;
        if (quantity == 0 && rate == 0) {
            throw Problem.of(INVALID_AMOUNT, "quantity", "quantity or rate must be above zero");
        }
        return new RetireCapacity(market, quantity, rate);
    }
}

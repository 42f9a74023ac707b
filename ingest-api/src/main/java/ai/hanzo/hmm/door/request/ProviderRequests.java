package ai.hanzo.hmm.door.request;

import ai.hanzo.hmm.wire.IssueCapacity;
import ai.hanzo.hmm.wire.PostBond;
import ai.hanzo.hmm.wire.ProviderCommand;
import ai.hanzo.hmm.wire.RegisterProvider;
import ai.hanzo.hmm.wire.WithdrawBond;

import java.nio.ByteBuffer;
import java.util.List;

/// What a provider asks for (rules, section 8).
public final class ProviderRequests {
    private static final int ED25519_KEY_BYTES = 32;

    private ProviderRequests() {}

    /// `account, id` and `type`: `register` with `publicKey` (raw Ed25519, base64), `bond` and
    /// `withdraw-bond` with `market, amount`, `issue` with `market, raw, rate`.
    ///
    /// @param by who sends it
    public static ProviderCommand read(Fields fields, Sender by) {
        var envelope = by.envelope(fields.account("account"), "id", fields.id("id"));
        var body =
                switch (fields.choice(
                        "type", List.of("register", "bond", "withdraw-bond", "issue"))) {
                    case "register" ->
                            new RegisterProvider(
                                    ByteBuffer.wrap(fields.bytes("publicKey", ED25519_KEY_BYTES)));
                    case "bond" -> new PostBond(fields.market(), fields.positive("amount"));
                    case "withdraw-bond" ->
                            new WithdrawBond(fields.market(), fields.positive("amount"));
                    default ->
                            new IssueCapacity(
                                    fields.market(),
                                    fields.positive("raw"),
                                    fields.positive("rate"));
                };
        fields.end();
        return new ProviderCommand(envelope, body);
    }
}

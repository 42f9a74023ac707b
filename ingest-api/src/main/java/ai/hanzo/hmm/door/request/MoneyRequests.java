package ai.hanzo.hmm.door.request;

import ai.hanzo.hmm.wire.Deposit;
import ai.hanzo.hmm.wire.RegisterKey;
import ai.hanzo.hmm.wire.Send;
import ai.hanzo.hmm.wire.Stake;
import ai.hanzo.hmm.wire.TransferCommand;
import ai.hanzo.hmm.wire.Unstake;
import ai.hanzo.hmm.wire.Withdraw;

import org.apache.avro.specific.SpecificRecord;

import java.nio.ByteBuffer;
import java.util.List;

/// What comes into the exchange, moves within it and leaves it, and the key of whoever may move it.
public final class MoneyRequests {
    private static final int ED25519_KEY_BYTES = 32;
    private static final String WITHDRAW = "withdraw";

    private MoneyRequests() {}

    /// `account, reference, amount, origin`; the reference is the command's id.
    ///
    /// @param by who sends it
    public static Deposit deposit(Fields fields, Sender by) {
        var account = fields.account("account");
        var deposit =
                new Deposit(
                        by.envelope(account, "reference", fields.id("reference")),
                        fields.positive("amount"),
                        fields.text("origin"));
        fields.end();
        return deposit;
    }

    /// `account, id` and `type`: `withdraw`, which is meant where none is given, with `amount,
    /// destination`; `send` with `to, amount` and `asset`, HANZO unless given; `stake` and
    /// `unstake` with `amount`; `key` with `publicKey` (raw Ed25519, hex), empty for none.
    ///
    /// @param by who sends it
    public static TransferCommand transfer(Fields fields, Sender by) {
        var account = fields.account("account");
        var envelope = by.envelope(account, "id", fields.id("id"));
        var body = body(fields);
        fields.end();
        return new TransferCommand(envelope, body);
    }

    private static SpecificRecord body(Fields fields) {
        var type =
                fields.has("type")
                        ? fields.choice(
                                "type", List.of(WITHDRAW, "send", "stake", "unstake", "key"))
                        : WITHDRAW;
        return switch (type) {
            case "send" -> send(fields);
            case "stake" -> new Stake(fields.positive("amount"));
            case "unstake" -> new Unstake(fields.positive("amount"));
            case "key" ->
                    new RegisterKey(
                            ByteBuffer.wrap(fields.hexOrNone("publicKey", ED25519_KEY_BYTES)));
            default -> new Withdraw(fields.positive("amount"), fields.text("destination"));
        };
    }

    private static Send send(Fields fields) {
        var send =
                Send.newBuilder()
                        .setTo(fields.account("to"))
                        .setAmountMicros(fields.positive("amount"));
        if (fields.has("asset")) send.setAsset(fields.asset("asset"));
        return send.build();
    }
}

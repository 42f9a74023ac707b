package ai.hanzo.hmm.streams.signature;

import ai.hanzo.hmm.market.ledger.AccountInput;
import ai.hanzo.hmm.market.ledger.Signature;
import ai.hanzo.hmm.market.provider.Claim;
import ai.hanzo.hmm.market.provider.EvidenceCheck;
import ai.hanzo.hmm.streams.key.KeyFile;
import ai.hanzo.hmm.streams.translate.AccountInputs;
import ai.hanzo.hmm.wire.Envelope;
import ai.hanzo.hmm.wire.LiquidityCommand;
import ai.hanzo.hmm.wire.OrderCommand;
import ai.hanzo.hmm.wire.ProviderCommand;
import ai.hanzo.hmm.wire.TransferCommand;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.HexFormat;

/// Signs the commands of an account that has registered a key, for whoever writes them to Kafka:
/// the command comes back with its envelope filled in. It may be used by several threads.
///
/// A command that the exchange could not understand is not signed: `IllegalArgumentException` with
/// a sentence that says why. `signedAtMs` is ms since 1970, of the exchange's time: the signature
/// counts for {@link Signature#VALID_MS}.
public final class CommandSigner {
    private final SigningKey key;

    public CommandSigner(SigningKey key) {
        this.key = key;
    }

    /// With the key in a file, of either form that {@link SigningKey#parse} knows.
    ///
    /// @throws IOException when it cannot be read, or others than its owner may touch it
    /// @throws IllegalArgumentException when it holds no key
    public static CommandSigner withKeyOf(Path file) throws IOException {
        return new CommandSigner(SigningKey.parse(new KeyFile(file).read()));
    }

    /// What the account registers, 64 hex digits.
    public String publicKey() {
        return key.publicKey();
    }

    public OrderCommand sign(OrderCommand command, long signedAtMs) {
        var signature = sign(AccountInputs.of(command), signedAtMs);
        return new OrderCommand(signed(command.getEnvelope(), signature), command.getBody());
    }

    public LiquidityCommand sign(LiquidityCommand command, long signedAtMs) {
        var signature = sign(AccountInputs.of(command), signedAtMs);
        return new LiquidityCommand(signed(command.getEnvelope(), signature), command.getBody());
    }

    public TransferCommand sign(TransferCommand command, long signedAtMs) {
        var signature = sign(AccountInputs.of(command), signedAtMs);
        return new TransferCommand(signed(command.getEnvelope(), signature), command.getBody());
    }

    public ProviderCommand sign(ProviderCommand command, long signedAtMs) {
        var signature = sign(AccountInputs.of(command), signedAtMs);
        return new ProviderCommand(signed(command.getEnvelope(), signature), command.getBody());
    }

    /// The signature alone.
    public Signature sign(AccountInput input, long signedAtMs) {
        byte[] bytes = key.sign(bytesOf(input, signedAtMs));
        return new Signature(key.publicKey(), HexFormat.of().formatHex(bytes), signedAtMs);
    }

    /// Evidence of the kind {@link EvidenceCheck#SIGNATURE} for a claim, where the key is the one
    /// that a provider has registered: 64 bytes.
    public byte[] sign(Claim claim) {
        return key.sign(claim.bytes());
    }

    /// What is signed.
    ///
    /// @throws IllegalArgumentException when it is not one that an account signs
    public static byte[] bytesOf(AccountInput input, long signedAtMs) {
        if (input instanceof AccountInput.Unclear unclear) {
            throw new IllegalArgumentException("the command cannot be signed: " + unclear.why());
        }
        if (input instanceof AccountInput.Deposit) {
            throw new IllegalArgumentException(
                    "a deposit is not signed: it is the treasury's to send");
        }
        return Signature.signedBytes(input, signedAtMs);
    }

    private static Envelope signed(Envelope by, Signature signature) {
        return new Envelope(
                by.getAccount(),
                by.getId(),
                signature.key(),
                ByteBuffer.wrap(HexFormat.of().parseHex(signature.hex())),
                signature.signedAtMs());
    }
}

package ai.hanzo.hmm.streams.signature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import ai.hanzo.hmm.market.ledger.AccountInput;
import ai.hanzo.hmm.market.ledger.Signature;
import ai.hanzo.hmm.market.provider.Claim;
import ai.hanzo.hmm.market.provider.EvidenceCheck;
import ai.hanzo.hmm.streams.key.SignedEvidence;
import ai.hanzo.hmm.streams.translate.AccountInputs;
import ai.hanzo.hmm.wire.AddLiquidity;
import ai.hanzo.hmm.wire.Deposit;
import ai.hanzo.hmm.wire.Envelope;
import ai.hanzo.hmm.wire.LiquidityCommand;
import ai.hanzo.hmm.wire.OrderCommand;
import ai.hanzo.hmm.wire.OrderSide;
import ai.hanzo.hmm.wire.OrderType;
import ai.hanzo.hmm.wire.PlaceOrder;
import ai.hanzo.hmm.wire.PostBond;
import ai.hanzo.hmm.wire.ProviderCommand;
import ai.hanzo.hmm.wire.Stake;
import ai.hanzo.hmm.wire.TransferCommand;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyFactory;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.HexFormat;

class CommandSignerTest {
    private static final long AT = 1_767_225_600_000L;
    private static final HexFormat HEX = HexFormat.of();

    @TempDir Path folder;

    private final SigningKey key = SigningKey.random();
    private final CommandSigner signer = new CommandSigner(key);

    @Test
    void every_kind_of_command_comes_back_with_its_envelope_filled_in() {
        var order = new OrderCommand(by("o1"), limit().build());
        var signedOrder = signer.sign(order, AT);
        assertThat(signedOrder.getBody()).isEqualTo(order.getBody());
        checks(signedOrder.getEnvelope(), "o1", AccountInputs.of(order));
        assertThat(order.getEnvelope()).as("is left as it was").isEqualTo(by("o1"));

        var add = new LiquidityCommand(by("l1"), new AddLiquidity("a/b", 1L, 2L, 3L));
        checks(signer.sign(add, AT).getEnvelope(), "l1", AccountInputs.of(add));

        var stake = new TransferCommand(by("t1"), new Stake(5L));
        checks(signer.sign(stake, AT).getEnvelope(), "t1", AccountInputs.of(stake));

        var bond = new ProviderCommand(by("p1"), new PostBond("a/b", 7L));
        checks(signer.sign(bond, AT).getEnvelope(), "p1", AccountInputs.of(bond));
    }

    @Test
    void a_claim_is_signed_as_its_evidence_is_checked() {
        var claim = new Claim("a/b", "alice", EvidenceCheck.SIGNATURE, 1_000_000, "0a".repeat(32));
        var evidence = HEX.formatHex(signer.sign(claim));
        assertThat(SignedEvidence.KINDS.proves(claim, signer.publicKey(), evidence)).isTrue();
        var more = new Claim("a/b", "alice", EvidenceCheck.SIGNATURE, 1_000_001, "0a".repeat(32));
        assertThat(SignedEvidence.KINDS.proves(more, signer.publicKey(), evidence)).isFalse();
        var other = SigningKey.random().publicKey();
        assertThat(SignedEvidence.KINDS.proves(claim, other, evidence)).isFalse();
    }

    @Test
    void a_signature_is_of_one_command_one_time_and_one_key() {
        var order = AccountInputs.of(new OrderCommand(by("o1"), limit().build()));
        var signature = signer.sign(order, AT);
        assertThat(isOf(signature, order, AT)).isTrue();

        assertThat(isOf(signature, order, AT + 1)).as("another time").isFalse();
        var dearer = limit().setPriceMicros(23_000_000L).build();
        assertThat(isOf(signature, AccountInputs.of(new OrderCommand(by("o1"), dearer)), AT))
                .as("another price")
                .isFalse();
        var renamed = new OrderCommand(by("o2"), limit().build());
        assertThat(isOf(signature, AccountInputs.of(renamed), AT)).as("another id").isFalse();
        var bob = new OrderCommand(new Envelope("bob", "o1", null, null, null), limit().build());
        assertThat(isOf(signature, AccountInputs.of(bob), AT)).as("another account").isFalse();
        var other = SigningKey.random().publicKey();
        var bytes = CommandSigner.bytesOf(order, AT);
        assertThat(new SignatureCheck().isOf(other, bytes, signature.hex())).isFalse();
    }

    @Test
    void what_is_no_key_or_no_signature_signs_nothing() {
        var check = new SignatureCheck();
        var bytes = new byte[] {1};
        var hex = HEX.formatHex(key.sign(bytes));
        assertThat(check.isOf(key.publicKey(), bytes, hex)).isTrue();
        assertThat(check.isOf(key.publicKey(), bytes, "")).isFalse();
        assertThat(check.isOf(key.publicKey(), bytes, hex + "00")).isFalse();
        assertThat(check.isOf(key.publicKey(), bytes, "z" + hex.substring(1))).isFalse();
        assertThat(check.isOf("", bytes, hex)).isFalse();
        assertThat(check.isOf("02" + "0".repeat(62), bytes, hex)).as("no point").isFalse();
        assertThat(check.isOf("01" + "0".repeat(62), bytes, "01" + "0".repeat(126)))
                .as("the neutral point signs everything")
                .isFalse();
    }

    @Test
    void the_jdk_signs_and_verifies_the_same() throws Exception {
        var order = AccountInputs.of(new OrderCommand(by("o1"), limit().build()));
        var bytes = CommandSigner.bytesOf(order, AT);
        var keys = KeyFactory.getInstance("Ed25519");

        var der = Base64.getDecoder().decode(key.pem().lines().toList().get(1));
        var jdk = java.security.Signature.getInstance("Ed25519");
        jdk.initSign(keys.generatePrivate(new PKCS8EncodedKeySpec(der)));
        jdk.update(bytes);
        assertThat(signer.sign(order, AT).hex()).isEqualTo(HEX.formatHex(jdk.sign()));

        var open = HEX.parseHex("302a300506032b6570032100" + signer.publicKey());
        jdk.initVerify(keys.generatePublic(new X509EncodedKeySpec(open)));
        jdk.update(bytes);
        assertThat(jdk.verify(HEX.parseHex(signer.sign(order, AT).hex()))).isTrue();
    }

    @Test
    void a_command_that_contradicts_itself_is_not_signed() {
        var order = new OrderCommand(by("o1"), limit().setPriceMicros(null).build());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> signer.sign(order, AT))
                .withMessage("the command cannot be signed: a LIMIT order names its price");
        var deposit = AccountInputs.of(new Deposit(by("d1"), 1L, "bank"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> signer.sign(deposit, AT))
                .withMessage("a deposit is not signed: it is the treasury's to send");
    }

    @Test
    void the_key_is_read_from_a_file_of_its_owner_alone() throws IOException {
        var file = Files.writeString(folder.resolve("alice.pem"), key.pem());
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        assertThat(CommandSigner.withKeyOf(file).publicKey()).isEqualTo(key.publicKey());

        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
        assertThatIOException()
                .isThrownBy(() -> CommandSigner.withKeyOf(file))
                .withMessageContaining("must be the owner's alone (chmod 600)");
    }

    private void checks(Envelope by, String id, AccountInput input) {
        assertThat(by.getAccount()).isEqualTo("alice");
        assertThat(by.getId()).isEqualTo(id);
        assertThat(by.getKeyId()).isEqualTo(key.publicKey());
        assertThat(by.getSignedAtMs()).isEqualTo(AT);
        assertThat(isOf(AccountInputs.signature(by).orElseThrow(), input, AT)).isTrue();
    }

    private static boolean isOf(Signature signature, AccountInput input, long atMs) {
        var bytes = CommandSigner.bytesOf(input, atMs);
        return new SignatureCheck().isOf(signature.key(), bytes, signature.hex());
    }

    private static PlaceOrder.Builder limit() {
        return PlaceOrder.newBuilder()
                .setMarket("gpu-inference/h100")
                .setSide(OrderSide.BUY)
                .setType(OrderType.LIMIT)
                .setPriceMicros(22_000_000L)
                .setQuantityMicros(10_000L);
    }

    private static Envelope by(String id) {
        return new Envelope("alice", id, null, null, null);
    }
}

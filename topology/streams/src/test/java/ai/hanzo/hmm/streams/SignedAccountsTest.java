package ai.hanzo.hmm.streams;

import static org.assertj.core.api.Assertions.assertThat;

import ai.hanzo.hmm.market.ledger.Signature;
import ai.hanzo.hmm.streams.signature.CommandSigner;
import ai.hanzo.hmm.streams.signature.SigningKey;
import ai.hanzo.hmm.wire.CommandStatus;
import ai.hanzo.hmm.wire.Execution;
import ai.hanzo.hmm.wire.OrderCommand;
import ai.hanzo.hmm.wire.OrderSide;
import ai.hanzo.hmm.wire.PlaceOrder;
import ai.hanzo.hmm.wire.RegisterKey;
import ai.hanzo.hmm.wire.TransferCommand;
import ai.hanzo.hmm.wire.Withdraw;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HexFormat;

/// An account that has registered a key, and whoever else writes to its topics.
class SignedAccountsTest {
    private static final String NO_KEY = "";

    @TempDir Path folder;
    private ExchangeRig rig;
    private long nowMs = ExchangeRig.START.toEpochMilli();
    private final CommandSigner alice = new CommandSigner(SigningKey.random());
    private final CommandSigner mallory = new CommandSigner(SigningKey.random());

    @BeforeEach
    void alice_and_mallory_have_keys() {
        rig = new ExchangeRig(folder);
        rig.send(Commands.createMarket());
        rig.deposit("alice", "d1", 1_000_000_000L);
        rig.deposit("mallory", "d1", 1_000_000_000L);
        rig.send(register("alice", "k1", alice.publicKey()));
        rig.send(register("mallory", "k1", mallory.publicKey()));
        assertThat(rig.read(rig.topics.executions()))
                .hasSize(4)
                .allMatch(execution -> execution.getStatus() == CommandStatus.DONE);
    }

    @AfterEach
    void close() {
        rig.close();
    }

    @Test
    void an_order_is_done_when_it_is_signed_and_refused_when_it_is_not() {
        rig.send(bid("o1"));
        refused(answer(), "o1", "the command is not signed");
        assertThat(rig.read(rig.topics.marketCommands())).noneMatch(c -> c.getId().equals("o1"));

        rig.send(alice.sign(bid("o1"), nowMs));
        var done = answer();
        assertThat(done.getCommandId()).isEqualTo("o1");
        assertThat(done.getRefusal()).isNull();
        assertThat(done.getOrders().getFirst().getOpenMicros()).isEqualTo(5_000_000);

        rig.send(alice.sign(bid("o1"), nowMs + 1));
        var again = answer();
        assertThat(again.getRepeated()).as("signed again, it is the same command").isTrue();
    }

    @Test
    void another_accounts_key_opens_nothing() {
        rig.send(mallory.sign(bid("o1"), nowMs));
        refused(answer(), "o1", "the command is signed with another key");

        var forged = mallory.sign(bid("o1"), nowMs);
        forged.getEnvelope().put("keyId", alice.publicKey());
        rig.send(forged);
        refused(answer(), "o1", "the signature is not one of this command");
    }

    @Test
    void what_was_changed_after_it_was_signed_is_refused() {
        var dearer = alice.sign(bid("o1"), nowMs);
        ((PlaceOrder) dearer.getBody()).put("priceMicros", 24_000_000L);
        rig.send(dearer);
        refused(answer(), "o1", "the signature is not one of this command");

        var renamed = alice.sign(bid("o1"), nowMs);
        renamed.getEnvelope().put("id", "o2");
        rig.send(renamed);
        refused(answer(), "o2", "the signature is not one of this command");

        var redated = alice.sign(bid("o1"), nowMs);
        redated.getEnvelope().put("signedAtMs", nowMs + 1);
        rig.send(redated);
        refused(answer(), "o1", "the signature is not one of this command");

        var part = alice.sign(bid("o1"), nowMs);
        part.getEnvelope().put("signedAtMs", null);
        rig.send(part);
        refused(answer(), "o1", "the command is not signed");
    }

    @Test
    void a_command_of_alice_under_mallorys_key_of_the_topic_is_a_dead_letter() {
        var stolen = mallory.sign(bid("o1"), nowMs);
        rig.send(rig.topics.orders(), "mallory", stolen);
        assertThat(rig.deadLetters())
                .singleElement()
                .satisfies(
                        dead ->
                                assertThat(dead.headers().lastHeader("hmm-reason").value())
                                        .isEqualTo("MALFORMED".getBytes(StandardCharsets.UTF_8)));
        assertThat(rig.read(rig.topics.executions())).isEmpty();

        var moved = alice.sign(bid("o1"), nowMs);
        moved.getEnvelope().put("account", "mallory");
        rig.send(moved);
        refused(answer(), "o1", "the command is signed with another key");
    }

    @Test
    void a_signature_counts_for_an_hour_and_not_before_its_minute() {
        rig.send(alice.sign(bid("o1"), nowMs + Signature.AHEAD_MS + 1));
        refused(answer(), "o1", "the signature is too old, or of a time to come");
        rig.send(alice.sign(bid("o1"), nowMs + Signature.AHEAD_MS));
        assertThat(answer().getRefusal()).isNull();

        var kept = alice.sign(bid("o2"), nowMs);
        rig.driver.advanceWallClockTime(Duration.ofMillis(Signature.VALID_MS));
        nowMs += Signature.VALID_MS;
        rig.read(rig.topics.executions());
        rig.send(kept);
        var late = answer();
        refused(late, "o2", "the signature is too old, or of a time to come");
        assertThat(late.getRefusal().getNumbers())
                .containsEntry("signedAtMs", nowMs - Signature.VALID_MS)
                .containsEntry("timeMs", nowMs);
    }

    @Test
    void the_key_is_changed_and_removed_with_the_key_before_it() {
        var next = new CommandSigner(SigningKey.random());
        var change = register("alice", "k2", next.publicKey());
        rig.send(change);
        refused(answer(), "k2", "the command is not signed");
        rig.send(next.sign(change, nowMs));
        refused(answer(), "k2", "the command is signed with another key");
        rig.send(alice.sign(change, nowMs));
        assertThat(answer().getStatus()).isEqualTo(CommandStatus.DONE);

        rig.send(alice.sign(withdraw("w1"), nowMs));
        refused(answer(), "w1", "the command is signed with another key");
        rig.send(next.sign(withdraw("w1"), nowMs));
        assertThat(answer().getStatus()).isEqualTo(CommandStatus.DONE);

        var removal = register("alice", "k3", NO_KEY);
        rig.send(next.sign(removal, nowMs));
        assertThat(answer().getStatus()).isEqualTo(CommandStatus.DONE);
        rig.send(withdraw("w2"));
        assertThat(answer().getStatus()).isEqualTo(CommandStatus.DONE);
    }

    @Test
    void a_deposit_needs_no_signature() {
        rig.deposit("alice", "d2", 5);
        assertThat(answer().getStatus()).isEqualTo(CommandStatus.DONE);
    }

    private Execution answer() {
        var answers = rig.read(rig.topics.executions());
        assertThat(answers).hasSize(1);
        return answers.getFirst();
    }

    private static void refused(Execution answer, String id, String why) {
        assertThat(answer.getCommandId()).isEqualTo(id);
        assertThat(answer.getStatus()).isEqualTo(CommandStatus.REFUSED);
        assertThat(answer.getRefusal().getCode()).isEqualTo("UNSIGNED");
        assertThat(answer.getRefusal().getMessage()).isEqualTo(why);
        assertThat(answer.getPostings()).isEmpty();
    }

    private static OrderCommand bid(String id) {
        return Commands.limit("alice", id, OrderSide.BUY, 5_000_000, 23_000_000);
    }

    private static TransferCommand withdraw(String id) {
        return new TransferCommand(Commands.by("alice", id), new Withdraw(1_000_000L, "bank"));
    }

    private static TransferCommand register(String account, String id, String publicKey) {
        var key = ByteBuffer.wrap(HexFormat.of().parseHex(publicKey));
        return new TransferCommand(Commands.by(account, id), new RegisterKey(key));
    }
}

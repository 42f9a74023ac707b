package ai.hanzo.hmm.provider.onboard;

import static java.nio.charset.StandardCharsets.UTF_8;

import ai.hanzo.hmm.door.request.Fields;
import ai.hanzo.hmm.door.request.ProviderRequests;
import ai.hanzo.hmm.door.request.Sender;
import ai.hanzo.hmm.node.CannotStart;
import ai.hanzo.hmm.provider.door.PatientDoor;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;

/// Sends the commands of a provider and waits for what becomes of them.
///
/// A command's id follows from what it says and from how things stood when that was decided: who is
/// cut off and begins again before anything has changed sends the same command, which the exchange
/// does once. One that was refused is sent under another id.
final class Commands {
    private static final int MOST_REFUSALS = 100;

    private final PatientDoor door;
    private final String account;
    private final Keys keys;
    private final LongSupplier nowMs;

    /// @param nowMs ms since 1970
    Commands(PatientDoor door, String account, Keys keys, LongSupplier nowMs) {
        this.door = door;
        this.account = account;
        this.keys = keys;
        this.nowMs = nowMs;
    }

    /// A command, still to be filled in.
    static ObjectNode of(String type) {
        return JsonNodeFactory.instance.objectNode().put("type", type);
    }

    /// Returns when it is done.
    ///
    /// @param basis what else than its content makes the command this one and no other
    /// @throws CannotStart when it is refused, or nothing is heard of it
    void send(ObjectNode command, String basis) throws InterruptedException {
        var name = idOf(command, basis);
        var id = name;
        var before = outcome(id);
        for (int n = 2; before.filter(Commands::isRefused).isPresent() && n < MOST_REFUSALS; n++) {
            id = name + "-" + n;
            before = outcome(id);
        }
        if (before.isEmpty()) post(id, command);
        var wanted = id;
        var outcome = door.await(() -> outcome(wanted).filter(Commands::isFinal));
        if (outcome.isEmpty()) {
            throw new CannotStart(
                    "nothing is heard of command %s yet; run this again".formatted(id));
        }
        if (isRefused(outcome.get())) throw refused(command, outcome.get());
    }

    /// What is known of the command that says this; empty while nothing is.
    Optional<JsonNode> outcomeOf(ObjectNode command, String basis) throws InterruptedException {
        return outcome(idOf(command, basis));
    }

    private Optional<JsonNode> outcome(String id) throws InterruptedException {
        return door.find("/v1/commands/" + account + "/" + id, "UNKNOWN_COMMAND");
    }

    static boolean isRefused(JsonNode outcome) {
        return outcome.path("status").asText().equals("REFUSED");
    }

    private static boolean isFinal(JsonNode outcome) {
        return !outcome.path("status").asText().equals("PENDING");
    }

    private void post(String id, ObjectNode command) throws InterruptedException {
        var body = JsonNodeFactory.instance.objectNode().put("account", account).put("id", id);
        body.setAll(command);
        door.post("/v1/providers", body, headers(body));
    }

    /// Those of a signature, where the account signs.
    private Map<String, String> headers(ObjectNode body) {
        if (keys.signing().isEmpty()) return Map.of();
        var unsigned = new Sender(Optional.empty(), Optional.empty());
        var command =
                ProviderRequests.read(Fields.parse(body.toString().getBytes(UTF_8)), unsigned);
        var signed = keys.signing().get().sign(command, nowMs.getAsLong()).getEnvelope();
        return Map.of(
                "Hmm-Key", signed.getKeyId(),
                "Hmm-Signed-At", Long.toString(signed.getSignedAtMs()),
                "Hmm-Signature", hex(signed.getSignature()));
    }

    private String idOf(ObjectNode command, String basis) {
        var said = account + "|" + command + "|" + basis;
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(said.getBytes(UTF_8));
            return "onboard-%s-%s"
                    .formatted(
                            command.path("type").asText(), HexFormat.of().formatHex(digest, 0, 12));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private static CannotStart refused(ObjectNode command, JsonNode outcome) {
        var refusal = outcome.path("refusal");
        return new CannotStart(
                "%s is refused: %s: %s %s"
                        .formatted(
                                command.path("type").asText(),
                                refusal.path("code").asText(),
                                refusal.path("message").asText(),
                                refusal.path("numbers")));
    }

    private static String hex(ByteBuffer bytes) {
        var copy = new byte[bytes.remaining()];
        bytes.duplicate().get(copy);
        return HexFormat.of().formatHex(copy);
    }
}

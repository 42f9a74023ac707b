package ai.hanzo.hmm.simulate;

import ai.hanzo.hmm.door.request.AccountRequests;
import ai.hanzo.hmm.door.request.Fields;
import ai.hanzo.hmm.door.request.MarketRequests;
import ai.hanzo.hmm.door.request.MoneyRequests;
import ai.hanzo.hmm.door.request.OrderRequests;
import ai.hanzo.hmm.door.request.PoolRequests;
import ai.hanzo.hmm.door.request.Proof;
import ai.hanzo.hmm.door.request.ProviderRequests;
import ai.hanzo.hmm.door.request.ProviderRulings;
import ai.hanzo.hmm.door.request.Sender;
import ai.hanzo.hmm.door.request.TelemetryRequests;
import ai.hanzo.hmm.wire.OperatorCommand;
import ai.hanzo.hmm.wire.OrderCommand;

import org.apache.avro.specific.SpecificRecord;

import java.util.List;
import java.util.Optional;

/// The word that says what a line is. Where the door's body has a `type` it is that one; the other
/// bodies, and what the door takes from the path, have one here.
final class CommandType {
    static final String TICK = "tick";

    static final List<String> WORDS =
            List.of(
                    "LIMIT",
                    "MARKET",
                    "amend",
                    "cancel",
                    "cancel-all",
                    "add",
                    "remove",
                    "redeem",
                    "end",
                    "dispute",
                    "deposit",
                    "withdraw",
                    "send",
                    "stake",
                    "unstake",
                    "key",
                    "register",
                    "bond",
                    "withdraw-bond",
                    "nonce",
                    "attest",
                    "issue",
                    "retire",
                    "start",
                    "heartbeat",
                    "complete",
                    "telemetry",
                    "create-market",
                    "terms",
                    "phase",
                    "group",
                    "standing",
                    "bondPpm",
                    "fault",
                    "ruling",
                    TICK);

    private CommandType() {}

    /// The record that the door would append to the log.
    ///
    /// @param type one of the words but `tick`
    /// @param otherwise the command's id where the line has none: a function of the line, so that
    ///   the same input says the same
    /// @throws ai.hanzo.hmm.door.problem.Problem as the door's readers
    static SpecificRecord read(String type, Fields fields, String otherwise) {
        return switch (type) {
            case "LIMIT", "MARKET" ->
                    OrderRequests.place(fields, by(fields, idField(type), otherwise));
            case "amend" -> amend(fields, otherwise);
            case "cancel" -> cancel(fields, otherwise);
            case "cancel-all" -> cancelAll(fields, otherwise);
            case "add", "remove", "redeem", "end", "dispute" ->
                    PoolRequests.read(fields, by(fields, "id", otherwise));
            case "deposit" -> MoneyRequests.deposit(fields, by(fields, idField(type), otherwise));
            case "withdraw", "send", "stake", "unstake", "key" ->
                    MoneyRequests.transfer(fields, by(fields, "id", otherwise));
            case "register",
                    "bond",
                    "withdraw-bond",
                    "nonce",
                    "attest",
                    "issue",
                    "retire",
                    "start",
                    "heartbeat",
                    "complete" ->
                    ProviderRequests.read(fields, by(fields, "id", otherwise));
            case "telemetry" -> TelemetryRequests.read(fields);
            case "create-market" -> MarketRequests.create(fields, key(fields, "id", otherwise));
            case "terms" ->
                    MarketRequests.terms(fields.market(), fields, key(fields, "id", otherwise));
            case "phase" ->
                    MarketRequests.phase(fields.market(), fields, key(fields, "id", otherwise));
            case "group" -> group(fields, otherwise);
            case "standing", "bondPpm" -> ofProvider(type, fields, otherwise);
            case "fault", "ruling" -> ofAllocation(type, fields, otherwise);
            default -> throw new IllegalArgumentException("no type of a command: " + type);
        };
    }

    /// The field that holds the command's id.
    static String idField(String type) {
        return switch (type) {
            case "LIMIT", "MARKET" -> "clientOrderId";
            case "deposit" -> "reference";
            default -> "id";
        };
    }

    private static OrderCommand amend(Fields fields, String otherwise) {
        var account = fields.account("account");
        var order = fields.account("clientOrderId");
        return OrderRequests.amend(account, order, fields, by(fields, "id", otherwise));
    }

    private static OrderCommand cancelAll(Fields fields, String otherwise) {
        var account = fields.account("account");
        var market = fields.market();
        var by = byIdOf(fields, otherwise);
        fields.end();
        return OrderRequests.cancelAll(account, market, by);
    }

    private static OrderCommand cancel(Fields fields, String otherwise) {
        var account = fields.account("account");
        var order = fields.account("clientOrderId");
        var by = byIdOf(fields, otherwise);
        fields.end();
        return OrderRequests.cancel(account, order, by);
    }

    private static OperatorCommand group(Fields fields, String otherwise) {
        var account = fields.account("account");
        return AccountRequests.group(account, fields, key(fields, "id", otherwise));
    }

    private static OperatorCommand ofProvider(String type, Fields fields, String otherwise) {
        var market = fields.market();
        var provider = fields.account("provider");
        var key = key(fields, "id", otherwise);
        return type.equals("standing")
                ? ProviderRulings.standing(market, provider, fields, key)
                : ProviderRulings.bond(market, provider, fields, key);
    }

    private static OperatorCommand ofAllocation(String type, Fields fields, String otherwise) {
        var market = fields.market();
        long allocation = fields.whole("allocation", 0, Long.MAX_VALUE);
        var key = key(fields, "id", otherwise);
        return type.equals("fault")
                ? ProviderRulings.fault(market, allocation, fields, key)
                : ProviderRulings.dispute(market, allocation, fields, key);
    }

    /// Where the id has no place in the door's body.
    private static Sender byIdOf(Fields fields, String otherwise) {
        var by = by(fields, "id", otherwise);
        return new Sender(fields.id("id").or(by::key), by.proof());
    }

    /// A line that is signed names its command.
    private static Sender by(Fields fields, String field, String otherwise) {
        var proof = Proof.ofFields(fields);
        if (proof.isPresent()) return new Sender(Optional.empty(), proof);
        return new Sender(key(fields, field, otherwise), proof);
    }

    /// In place of an idempotency key: a line names its command itself, or is named by its number.
    private static Optional<String> key(Fields fields, String field, String otherwise) {
        return fields.has(field) ? Optional.empty() : Optional.of(otherwise);
    }
}

package ai.hanzo.hmm.door.log;

import ai.hanzo.hmm.door.access.Acting;
import ai.hanzo.hmm.door.access.Caller;
import ai.hanzo.hmm.wire.Envelope;
import ai.hanzo.hmm.wire.OperatorCommand;
import ai.hanzo.hmm.wire.OrderCommand;
import ai.hanzo.hmm.wire.PlaceOrder;
import ai.hanzo.hmm.wire.TelemetryRecord;
import ai.hanzo.hmm.wire.topic.Topic;

import org.apache.avro.specific.SpecificRecord;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/// A record on its way to the log, and how the answer names it.
///
/// @param owner what the key is: `account`, `provider` or `market`
/// @param id the command's id, by which sending it again is recognised
/// @param outcome the path where its consequence is read
/// @param links other paths of interest, by name
public record Command<V extends SpecificRecord>(
        Topic<V> topic,
        String owner,
        String key,
        String id,
        V value,
        String outcome,
        Map<String, String> links) {
    /// A command of an account: the record's key is the account that the envelope names.
    public static <V extends SpecificRecord> Command<V> of(
            Topic<V> topic, Envelope envelope, V value) {
        var account = envelope.getAccount();
        var id = envelope.getId();
        var outcome = "/v1/commands/" + account + "/" + id;
        var balances = "/v1/accounts/" + account + "/balances";
        return new Command<>(
                topic, "account", account, id, value, outcome, Map.of("balances", balances));
    }

    /// The same command, whose consequence is read elsewhere.
    public Command<V> readAt(String path) {
        return new Command<>(topic, owner, key, id, value, path, links);
    }

    /// The order that it places, by its clientOrderId; empty for every other command.
    public Optional<String> order() {
        boolean places =
                value instanceof OrderCommand order && order.getBody() instanceof PlaceOrder;
        return places ? Optional.of(id) : Optional.empty();
    }

    /// Whether an execution answers it. What reports and rulings lead to is published as the state
    /// of a provider or a market, and names no command.
    public boolean isAnswered() {
        return !(value instanceof OperatorCommand || value instanceof TelemetryRecord);
    }

    /// @throws ai.hanzo.hmm.door.problem.Problem `FORBIDDEN` when the caller may not send it
    public CompletableFuture<Appended> appendTo(CommandLog log, Caller by) {
        Acting.require(by, value);
        return log.append(topic, key, value);
    }
}

package ai.hanzo.hmm.wire.serde;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.hanzo.hmm.wire.AccountBalances;
import ai.hanzo.hmm.wire.AssetBalance;
import ai.hanzo.hmm.wire.Depth;
import ai.hanzo.hmm.wire.Execution;
import ai.hanzo.hmm.wire.OrderCommand;
import ai.hanzo.hmm.wire.OrderState;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;

import org.apache.avro.Schema;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;
import java.util.Set;

/// Records of other versions of a schema, encoded by hand.
class EvolutionTest {
    @Test
    void numbersAreWidenedFieldsReorderedAndForeignOnesSkipped() {
        var older =
                schema(
                        """
                        {"type": "record", "name": "AccountBalances", "fields": [
                          {"name": "account", "type": "string"},
                          {"name": "gone", "type": {"type": "array", "items": "string"}},
                          {"name": "timeMs", "type": "int"},
                          {"name": "assets", "type": {"type": "array", "items":
                            {"type": "record", "name": "AssetBalance", "fields": [
                              {"name": "heldMicros", "type": "int"},
                              {"name": "asset", "type": "string"},
                              {"name": "freeMicros", "type": "int"}]}}},
                          {"name": "sequences", "type": {"type": "map", "values": "int"}}]}
                        """);
        byte[] bytes = {2, 'a', 2, 2, 'x', 0, 14, 2, 4, 2, 'H', 6, 0, 2, 2, 'm', 8, 0};

        assertThat(new Body<>(older, AccountBalances.class).read(bytes, 0))
                .isEqualTo(
                        new AccountBalances(
                                "a",
                                7L,
                                List.of(new AssetBalance("H", 3L, 2L)),
                                Map.of("m", 4L),
                                0L,
                                List.of(),
                                0L,
                                0L,
                                0,
                                "",
                                ""));
    }

    /// An older order state had neither `reason` nor price: three of them take 30 bytes, of today's
    /// at least 36.
    @Test
    void elementsOfArraysMayHaveGrown() throws Exception {
        var older =
                without(
                        Execution.getClassSchema(),
                        Set.of(
                                "reason",
                                "priceMicros",
                                "postings",
                                "route",
                                "unassignedMicros",
                                "prevented",
                                "uncounted"));
        var bytes = new byte[8 + 1 + 3 * 10 + 1];
        bytes[8] = 6; // Three order states, all else is zero or empty.

        var execution = new Body<>(older, Execution.class).read(bytes, 0);

        assertThat(execution.getOrders()).hasSize(3);
        assertThat(execution.getOrders()).extracting(OrderState::getReason).containsOnly("");
        assertThat(execution.getPostings()).isEmpty();
    }

    /// A branch that we do not know makes unreadable the records that use it, and no others.
    @Test
    void aNewerUnionIsReadWhereItsBranchIsKnown() {
        var newer =
                schema(
                        """
                        {"type": "record", "name": "OrderCommand", "fields": [
                          {"name": "envelope", "type": {"type": "record", "name": "Envelope", "fields": [
                            {"name": "account", "type": "string"},
                            {"name": "id", "type": "string"}]}},
                          {"name": "body", "type": [
                            {"type": "record", "name": "AmendOrder", "fields": []},
                            {"type": "record", "name": "CancelOrder", "fields": [
                              {"name": "clientOrderId", "type": "string"}]}]}]}
                        """);
        var orders = new Body<>(newer, OrderCommand.class);

        byte[] cancel = {2, 'a', 2, 'b', 2, 2, 'c'};
        assertThat(orders.read(cancel, 0).getBody()).hasToString("{\"clientOrderId\": \"c\"}");
        byte[] amend = {2, 'a', 2, 'b', 0};
        assertThatThrownBy(() -> orders.read(amend, 0))
                .isInstanceOf(UnreadableRecordException.class)
                .hasMessage("5 bytes are no OrderCommand");
    }

    @Test
    void anotherRecordIsRefusedEvenIfItsFieldsFit() {
        var other =
                schema(
                        Depth.getClassSchema()
                                .toString()
                                .replace("\"name\":\"Depth\"", "\"name\":\"Other\""));

        assertThatThrownBy(() -> new Body<>(other, Depth.class))
                .isInstanceOf(UnreadableRecordException.class)
                .hasMessage("Depth expected: ai.hanzo.hmm.wire.Other");
        assertThatThrownBy(() -> new Body<>(Schema.create(Schema.Type.STRING), Depth.class))
                .isInstanceOf(UnreadableRecordException.class)
                .hasMessage("Depth expected: string");
    }

    @Test
    void aWriterWithoutAFieldThatHasNoDefaultIsUnreadable() {
        var poorer = schema("{\"type\": \"record\", \"name\": \"Depth\", \"fields\": []}");

        assertThatThrownBy(() -> new Body<>(poorer, Depth.class).read(new byte[0], 0))
                .isInstanceOf(UnreadableRecordException.class);
    }

    private static Schema schema(String json) {
        return new Schema.Parser()
                .parse(json.replaceFirst("\\{", "{\"namespace\": \"ai.hanzo.hmm.wire\","));
    }

    /// The schema less all fields of these names, at any depth.
    private static Schema without(Schema schema, Set<String> names) throws Exception {
        var tree = new ObjectMapper().readTree(schema.toString());
        remove(tree, names);
        return new Schema.Parser().parse(tree.toString());
    }

    private static void remove(JsonNode node, Set<String> names) {
        if (node.path("fields") instanceof ArrayNode fields) {
            for (int i = fields.size() - 1; i >= 0; i--) {
                if (names.contains(fields.get(i).path("name").asText())) fields.remove(i);
            }
        }
        node.forEach(child -> remove(child, names));
    }
}

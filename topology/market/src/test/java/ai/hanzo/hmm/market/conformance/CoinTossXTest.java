package ai.hanzo.hmm.market.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import ai.hanzo.hmm.market.book.Side;
import ai.hanzo.hmm.market.conformance.Desk.Open;
import ai.hanzo.hmm.market.conformance.Desk.Trade;

import com.fasterxml.jackson.databind.JsonNode;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/// Scenarios of CoinTossX's tests: a book, one incoming order, cancel or replacement, the trades
/// and the orders left.
class CoinTossXTest {
    @Test
    void scenarios_of_cointossx_hold() {
        var scenarios = new Scenarios(Map.of());
        for (var scenario : SharedData.json("matching/cointossx_odd.json")) {
            var suite = scenario.get("suite").asText();
            scenarios.play(
                    suite + " " + scenario.get("test").asInt(),
                    outOfScope(suite, scenario),
                    () -> play(suite, scenario));
        }
        scenarios.end(
                Map.of(
                        "played", 13,
                        "another time of expiry", 4,
                        "auctions", 2,
                        "hidden orders", 18,
                        "stop orders", 20));
    }

    private static Optional<String> outOfScope(String suite, JsonNode scenario) {
        if (suite.equals("auction")) return Optional.of("auctions");
        for (var rows : List.of(scenario.get("initialOrders"), scenario.get("incoming"))) {
            for (var row : rows) {
                var type = row.get("Type").asText();
                if (type.startsWith("HIDDEN")) return Optional.of("hidden orders");
                if (type.startsWith("STOP")) return Optional.of("stop orders");
                if (suite.equals("replaceOrder") && row.has("ExpireTime")) {
                    return Optional.of("another time of expiry");
                }
            }
        }
        return Optional.empty();
    }

    private static void play(String suite, JsonNode scenario) {
        var desk = new Desk(1);
        for (var row : scenario.get("initialOrders")) assertThat(place(desk, row)).isEmpty();
        var trades = new ArrayList<Trade>();
        for (var row : scenario.get("incoming")) trades.addAll(send(desk, suite, row));

        var made = trades.stream().map(t -> t.quantity() + " at " + t.price()).toList();
        var expected =
                rows(scenario.get("expectedTrades"))
                        .map(t -> t.get("Quantity").asText() + " at " + t.get("Price").asText())
                        .toList();
        assertThat(made).isEqualTo(expected);
        assertThat(left(desk))
                .containsExactlyInAnyOrderElementsOf(
                        rows(scenario.get("expectedBook")).map(CoinTossXTest::open).toList());
    }

    private static List<Trade> send(Desk desk, String suite, JsonNode row) {
        var order = row.get("OrderID").asText();
        return switch (suite) {
            case "cancelOrder" -> desk.cancel(order, order);
            case "replaceOrder" ->
                    desk.amend(order, order, row.get("Price").asLong(), row.get("Size").asLong());
            default -> place(desk, row);
        };
    }

    private static List<Trade> place(Desk desk, JsonNode row) {
        var order = row.get("OrderID").asText();
        var side = Side.valueOf(row.get("Side").asText());
        long size = row.get("Size").asLong();
        boolean limit = row.get("Type").asText().equals("LIMIT");
        return desk.place(
                order,
                limit
                        ? Desk.limit(side, order, row.get("Price").asLong(), size)
                        : Desk.atMarket(side, order, size));
    }

    private static List<Open> left(Desk desk) {
        var left = new ArrayList<>(desk.queue(Side.BUY));
        left.addAll(desk.queue(Side.SELL));
        return left;
    }

    private static Open open(JsonNode row) {
        return new Open(
                row.get("OrderID").asText(),
                Side.valueOf(row.get("Side").asText()),
                row.get("Price").asLong(),
                row.get("Size").asLong());
    }

    private static Stream<JsonNode> rows(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }
}

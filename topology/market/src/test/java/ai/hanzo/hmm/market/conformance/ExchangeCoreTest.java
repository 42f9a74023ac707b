package ai.hanzo.hmm.market.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import ai.hanzo.hmm.market.book.Side;
import ai.hanzo.hmm.market.conformance.Desk.Level;
import ai.hanzo.hmm.market.conformance.Desk.Trade;
import ai.hanzo.hmm.market.event.RefusalCode;

import com.fasterxml.jackson.databind.JsonNode;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Cases of exchange-core's test of its order books: one book, and what a few commands make of it.
class ExchangeCoreTest {
    private static final String OWNER = "owner";
    private static final String TAKER = "taker";

    @Test
    void cases_of_exchange_cores_order_books_hold() {
        var file = SharedData.json("matching/exchange_core_orderbook_a.json");
        var scenarios = new Scenarios(Map.of());
        for (var one : file.get("cases")) {
            scenarios.play(
                    one.get("name").asText(),
                    Optional.empty(),
                    () -> play(file.get("initialOrders"), one));
        }
        scenarios.end(Map.of("played", 12));
    }

    private static void play(JsonNode initial, JsonNode one) {
        var desk = new Desk(1);
        for (var order : initial) assertThat(place(desk, OWNER, order)).isEmpty();
        var trades = new ArrayList<Trade>();
        for (var command : one.get("commands")) trades.addAll(send(desk, command));

        var expected = new ArrayList<Trade>();
        for (var trade : one.get("expectTrades")) {
            expected.add(
                    new Trade(
                            one.get("commands").get(0).get("id").asText(),
                            trade.get("maker").asText(),
                            trade.get("price").asLong(),
                            trade.get("qty").asLong()));
        }
        assertThat(trades).isEqualTo(expected);
        assertThat(desk.levels(Side.SELL)).isEqualTo(levels(one.get("expectAsks")));
        assertThat(desk.levels(Side.BUY)).isEqualTo(levels(one.get("expectBids")));
        boolean unknown = one.get("expectResult").asText().equals("MATCHING_UNKNOWN_ORDER_ID");
        assertThat(desk.refused().map(refused -> refused.code()))
                .isEqualTo(unknown ? Optional.of(RefusalCode.ORDER_DONE) : Optional.empty());
        if (one.has("rejectedQty")) {
            var order = one.get("commands").get(0);
            long filled = trades.stream().mapToLong(Trade::quantity).sum();
            assertThat(order.get("qty").asLong() - filled)
                    .isEqualTo(one.get("rejectedQty").asLong());
        }
    }

    private static List<Trade> send(Desk desk, JsonNode command) {
        var order = command.get("id").asText();
        return switch (command.get("cmd").asText()) {
            case "NEW" -> place(desk, TAKER, command);
            case "CANCEL" -> desk.cancel(command.path("user").asText(OWNER), order);
            case "REDUCE" -> desk.reduce(OWNER, order, command.get("qty").asLong());
            case "MOVE" -> {
                var now = desk.resting(order);
                long price = command.get("price").asLong();
                yield desk.amend(now.account(), order, price, now.originalMicros());
            }
            default -> throw new IllegalArgumentException(command.toString());
        };
    }

    private static List<Trade> place(Desk desk, String account, JsonNode order) {
        var limit =
                Desk.limit(
                        Side.valueOf(order.get("side").asText()),
                        account,
                        order.get("price").asLong(),
                        order.get("qty").asLong());
        boolean atOnce = order.path("tif").asText().equals("IOC");
        return desk.place(order.get("id").asText(), atOnce ? limit.ioc() : limit);
    }

    private static List<Level> levels(JsonNode rows) {
        var levels = new ArrayList<Level>();
        for (var row : rows) {
            levels.add(new Level(row.get(0).asLong(), row.get(1).asLong(), row.get(2).asInt()));
        }
        return levels;
    }
}

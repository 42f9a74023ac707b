package ai.hanzo.hmm.market.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import ai.hanzo.hmm.market.book.Side;
import ai.hanzo.hmm.market.conformance.Desk.Level;
import ai.hanzo.hmm.market.conformance.Desk.Trade;
import ai.hanzo.hmm.market.event.OrderReport.Status;

import com.fasterxml.jackson.databind.JsonNode;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Scenarios of Liquibook's own tests: what each order fills and costs, and the depth after it.
class LiquibookTest {
    private static final String RESTS =
            "a market order that meets nobody waits in that book; here it is refused";
    private static final Map<String, String> CONTRADICTIONS =
            Map.of(
                    "TestMatchMarketOrderBid", RESTS,
                    "TestMatchMultipleMarketOrderBid", RESTS);

    @Test
    void scenarios_of_liquibook_hold() {
        var scenarios = new Scenarios(CONTRADICTIONS);
        for (var scenario : SharedData.json("matching/liquibook_a.json")) {
            scenarios.play(
                    scenario.get("name").asText(),
                    outOfScope(scenario),
                    () -> new Play().all(scenario.get("steps")));
        }
        scenarios.end(Map.of("played", 28, "all or none", 10, "stop orders", 1));
    }

    private static Optional<String> outOfScope(JsonNode scenario) {
        for (var step : scenario.get("steps")) {
            if (step.path("conditions").asText().equals("AON")) return Optional.of("all or none");
            if (step.has("stopPrice")) return Optional.of("stop orders");
        }
        return Optional.empty();
    }

    private static final class Play {
        private final Desk desk = new Desk(1);

        void all(JsonNode steps) {
            for (var step : steps) {
                var order = step.get("order").asText();
                var trades =
                        switch (step.get("action").asText()) {
                            case "ADD" -> add(order, step);
                            case "CANCEL" -> desk.cancel(order, order);
                            case "REPLACE" -> replace(order, step);
                            default -> throw new IllegalArgumentException(step.toString());
                        };
                check(step, order, trades);
            }
        }

        private List<Trade> add(String name, JsonNode step) {
            var side = Side.valueOf(step.get("side").asText());
            long quantity = step.get("qty").asLong();
            long price = step.get("price").asLong();
            if (price == 0) return desk.place(name, Desk.atMarket(side, name, quantity));
            var order = Desk.limit(side, name, price, quantity);
            return switch (step.path("conditions").asText()) {
                case "" -> desk.place(name, order);
                case "IOC" -> desk.place(name, order.ioc());
                case "FOK" -> desk.place(name, order.fok());
                default -> throw new IllegalArgumentException(step.toString());
            };
        }

        private List<Trade> replace(String name, JsonNode step) {
            var now = desk.resting(name);
            long quantity = now.originalMicros() + step.path("qtyDelta").asLong();
            boolean moves = step.hasNonNull("newPrice");
            long price = moves ? step.get("newPrice").asLong() : now.priceMicros() / 1_000_000;
            return desk.amend(name, name, price, quantity);
        }

        private void check(JsonNode step, String order, List<Trade> trades) {
            fills(step, trades);
            depth(step, "Bids", Side.BUY);
            depth(step, "Asks", Side.SELL);
            if (step.has("expectComplete")) {
                assertThat(desk.status(order) == Status.FILLED)
                        .as("%s", step)
                        .isEqualTo(step.get("expectComplete").asBoolean());
            }
            if (step.has("expectState")) {
                var expected =
                        switch (step.get("expectState").asText()) {
                            case "accepted" -> Status.OPEN;
                            case "complete" -> Status.FILLED;
                            case "cancelled" -> Status.CANCELLED;
                            default -> throw new IllegalArgumentException(step.toString());
                        };
                assertThat(desk.status(order)).as("%s", step).isEqualTo(expected);
            }
        }

        private static void fills(JsonNode step, List<Trade> trades) {
            var filled = new TreeMap<String, Long>();
            var cost = new TreeMap<String, Long>();
            for (var trade : trades) {
                for (var order : List.of(trade.taker(), trade.maker())) {
                    filled.merge(order, trade.quantity(), Long::sum);
                    cost.merge(order, trade.price() * trade.quantity(), Long::sum);
                }
            }
            var expectedFilled = new TreeMap<String, Long>();
            var expectedCost = new TreeMap<String, Long>();
            for (var fill : step.get("expectFills")) {
                if (fill.get("filledQtyDelta").asLong() == 0) continue;
                var order = fill.get("order").asText();
                expectedFilled.put(order, fill.get("filledQtyDelta").asLong());
                expectedCost.put(order, fill.get("filledCostDelta").asLong());
            }
            assertThat(filled).as("%s", step).isEqualTo(expectedFilled);
            assertThat(cost).as("%s", step).isEqualTo(expectedCost);
        }

        /// The levels named are the best ones; one of no orders says that there are no more.
        private void depth(JsonNode step, String sides, Side side) {
            var levels = desk.levels(side);
            int next = 0;
            for (var level : step.get("expect" + sides)) {
                if (level.get("orders").asInt() == 0) {
                    assertThat(levels).as("%s", step).hasSize(next);
                    break;
                }
                assertThat(levels.size()).as("%s", step).isGreaterThan(next);
                assertThat(levels.get(next++)).as("%s", step).isEqualTo(level(level));
            }
            var resting = step.path("restingOrders_" + sides.toLowerCase(Locale.ROOT));
            if (resting.isNumber()) {
                assertThat(desk.queue(side)).as("%s", step).hasSize(resting.asInt());
            }
        }

        private static Level level(JsonNode level) {
            return new Level(
                    level.get("price").asLong(),
                    level.get("qty").asLong(),
                    level.get("orders").asInt());
        }
    }
}

package ai.hanzo.hmm.market.conformance;

import static ai.hanzo.hmm.market.example.Amounts.HANZO;

import static org.assertj.core.api.Assertions.assertThat;

import ai.hanzo.hmm.market.book.Side;
import ai.hanzo.hmm.market.conformance.Desk.Level;
import ai.hanzo.hmm.market.conformance.Desk.Trade;
import ai.hanzo.hmm.market.event.OrderReport.Status;

import com.fasterxml.jackson.databind.JsonNode;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/// exchange-core's basic feature, which is told in words, sentence by sentence. What it calls a
/// reserve price has no counterpart: a bid holds what it costs at its own limit, and the fee.
class ExchangeCoreFeatureTest {
    /// One step of price is ten units of the quote currency.
    private static final long QUOTE = 10;

    private static final String QUOTE_CURRENCY = "XBT";

    private interface Meaning {
        void act(MatchResult said, List<List<String>> table);
    }

    private record Sentence(Pattern form, Meaning meaning) {}

    private final List<Sentence> sentences =
            List.of(
                    sentence("New client (\\w+) has a balance:", this::deposit),
                    sentence(
                            "A client (\\w+) places an (ASK|BID) order (\\d+) at (\\d+)@(\\d+)"
                                    + " \\(type: (GTC|IOC), .*\\)",
                            this::place),
                    sentence(
                            "A client (\\w+) moves a price to (\\d+) of the order (\\d+)",
                            this::move),
                    sentence(
                            "A client (\\w+) cancels the remaining size (\\d+) of the order (\\d+)",
                            this::cancel),
                    sentence("No trade events", (_, _) -> assertThat(trades()).isEmpty()),
                    sentence(
                            "The order (\\d+) is (partially|fully) matched."
                                    + " LastPx: (\\d+), LastQty: (\\d+)",
                            this::matched),
                    sentence("An \\S+ order book is:", this::book),
                    sentence("A client (\\w+) orders:", this::orders),
                    sentence("A balance of a client (\\w+):", this::balance),
                    sentence(
                            "A client (\\w+) does not have active orders",
                            (said, _) -> assertThat(desk().open(said.group(1))).isEmpty()));

    private final Map<String, Long> deposits = new HashMap<>();
    private Desk desk = new Desk(1);
    private List<Trade> trades = List.of();

    @Test
    void the_basic_feature_of_exchange_core_holds() {
        int steps = 0;
        for (var scenario : SharedData.json("matching/exchange_core_features_basic.json")) {
            desk = new Desk(1);
            deposits.clear();
            for (var part : List.of("background", "steps")) {
                for (var step : scenario.get(part)) {
                    play(step.get("step").asText(), rows(step.path("table")));
                    steps++;
                }
            }
        }
        assertThat(steps).isEqualTo(26);
    }

    private void play(String step, List<List<String>> table) {
        for (var sentence : sentences) {
            var said = sentence.form().matcher(step);
            if (!said.matches()) continue;
            sentence.meaning().act(said, table);
            return;
        }
        throw new AssertionError("means nothing: " + step);
    }

    private void deposit(MatchResult said, List<List<String>> table) {
        for (var row : table) deposits.put(said.group(1) + row.get(0), Long.valueOf(row.get(1)));
    }

    private void place(MatchResult said, List<List<String>> table) {
        var side = said.group(2).equals("ASK") ? Side.SELL : Side.BUY;
        long price = Long.parseLong(said.group(4));
        long size = Long.parseLong(said.group(5));
        var order = Desk.limit(side, said.group(1), price, size);
        trades = desk.place(said.group(3), said.group(6).equals("IOC") ? order.ioc() : order);
    }

    private void move(MatchResult said, List<List<String>> table) {
        var name = said.group(3);
        long size = desk.resting(name).originalMicros();
        trades = desk.amend(said.group(1), name, Long.parseLong(said.group(2)), size);
    }

    private void cancel(MatchResult said, List<List<String>> table) {
        var name = said.group(3);
        assertThat(desk.resting(name).openMicros()).isEqualTo(Long.parseLong(said.group(2)));
        trades = desk.cancel(said.group(1), name);
    }

    private void matched(MatchResult said, List<List<String>> table) {
        var maker = said.group(1);
        var last = trades.getLast();
        assertThat(last.maker()).isEqualTo(maker);
        assertThat(last.price()).isEqualTo(Long.parseLong(said.group(3)));
        assertThat(last.quantity()).isEqualTo(Long.parseLong(said.group(4)));
        boolean fully = said.group(2).equals("fully");
        assertThat(desk.status(maker)).isEqualTo(fully ? Status.FILLED : Status.OPEN);
    }

    /// Bid, price and ask, the highest price first; sometimes under a line that says so.
    private void book(MatchResult said, List<List<String>> table) {
        var bids = new ArrayList<Level>();
        var asks = new ArrayList<Level>();
        for (var row : table) {
            if (row.get(1).equals("price")) continue;
            long price = Long.parseLong(row.get(1));
            if (!row.get(0).isEmpty()) bids.add(new Level(price, Long.parseLong(row.get(0)), 1));
            if (!row.get(2).isEmpty()) asks.add(new Level(price, Long.parseLong(row.get(2)), 1));
        }
        assertThat(desk.levels(Side.BUY)).isEqualTo(bids);
        assertThat(desk.levels(Side.SELL)).isEqualTo(asks.reversed());
    }

    private void orders(MatchResult said, List<List<String>> table) {
        var expected = new ArrayList<String>();
        for (var row : table.subList(1, table.size())) {
            var side = row.get(5).equals("ASK") ? Side.SELL : Side.BUY;
            expected.add(String.join(" ", row.subList(0, 4)) + " " + side);
        }
        assertThat(table.getFirst().subList(0, 4)).containsExactly("id", "price", "size", "filled");
        assertThat(
                        desk.open(said.group(1)).stream()
                                .map(
                                        o ->
                                                "%s %d %d %d %s"
                                                        .formatted(
                                                                o.clientOrderId(),
                                                                o.priceMicros() / 1_000_000,
                                                                o.originalMicros(),
                                                                o.originalMicros() - o.openMicros(),
                                                                o.side())))
                .containsExactlyInAnyOrderElementsOf(expected);
    }

    /// What is held for fees is not part of it there.
    private void balance(MatchResult said, List<List<String>> table) {
        var client = said.group(1);
        long fees = 0;
        for (var order : desk.open(client)) {
            assertThat(order.side()).isEqualTo(Side.BUY);
            fees += order.holdMicros() - order.priceMicros() / 1_000_000 * order.openMicros();
        }
        for (var row : table) {
            boolean quote = row.get(0).equals(QUOTE_CURRENCY);
            long gained = quote ? QUOTE * (desk.gained(client, HANZO) + fees) : 0;
            long is = deposits.getOrDefault(client + row.get(0), 0L) + gained;
            assertThat(is).as("%s of %s", row.get(0), client).isEqualTo(Long.parseLong(row.get(1)));
        }
    }

    private Desk desk() {
        return desk;
    }

    private List<Trade> trades() {
        return trades;
    }

    private static Sentence sentence(String form, Meaning meaning) {
        return new Sentence(Pattern.compile(form), meaning);
    }

    private static List<List<String>> rows(JsonNode table) {
        var rows = new ArrayList<List<String>>();
        for (var row : table) {
            var cells = new ArrayList<String>();
            for (var cell : row) cells.add(cell.asText());
            rows.add(cells);
        }
        return rows;
    }
}

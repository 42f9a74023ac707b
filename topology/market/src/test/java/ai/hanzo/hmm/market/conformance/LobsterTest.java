package ai.hanzo.hmm.market.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import ai.hanzo.hmm.market.book.Side;
import ai.hanzo.hmm.market.conformance.Desk.Trade;
import ai.hanzo.hmm.market.event.OrderReport.Status;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// A morning of one stock on NASDAQ, order by order (LOBSTER's published sample): fed to the whole
/// market it gives every real execution, at its price, against its order, and nothing else.
class LobsterTest {
    /// A cent, in the prices of the file.
    private static final long TICK = 100;

    private final Desk desk = new Desk(TICK);
    private final List<Trade> trades = new ArrayList<>();

    @Test
    void the_order_flow_gives_exactly_the_executions_of_the_day_in_order() {
        var commands = SharedData.csv("lobster/AMZN_first20000_commands.csv");
        var expected =
                SharedData.csv("lobster/AMZN_first20000_expected_trades.csv").stream()
                        .map(LobsterTest::expected)
                        .toList();
        commands.forEach(this::play);

        assertThat(commands).hasSize(23_088);
        assertThat(expected).hasSize(3_071);
        assertThat(trades).isEqualTo(expected);
    }

    private void play(Map<String, String> row) {
        var order = row.get("order_id");
        var side = Side.valueOf(row.get("side"));
        long quantity = Long.parseLong(row.get("qty"));
        var wanted = Desk.limit(side, order, Long.parseLong(row.get("price_1e4usd")), quantity);
        var met =
                switch (row.get("command")) {
                    case "SUBMIT" -> desk.place(order, wanted);
                    case "IOC" -> desk.place(order, wanted.ioc());
                    case "CANCEL" -> {
                        assertThat(desk.resting(order).openMicros()).isEqualTo(quantity);
                        yield desk.cancel(order, order);
                    }
                    case "REDUCE" -> desk.reduce(order, order, quantity);
                    default -> throw new AssertionError(row);
                };
        assertThat(desk.refused()).as("%s", row).isEmpty();
        assertThat(desk.status(order)).as("%s", row).isEqualTo(stands(row.get("command")));
        trades.addAll(met);
    }

    private static Status stands(String command) {
        return switch (command) {
            case "IOC" -> Status.FILLED;
            case "CANCEL" -> Status.CANCELLED;
            default -> Status.OPEN;
        };
    }

    private static Trade expected(Map<String, String> row) {
        return new Trade(
                row.get("taker_order_id"),
                row.get("maker_order_id"),
                Long.parseLong(row.get("price_1e4usd")),
                Long.parseLong(row.get("qty")));
    }
}

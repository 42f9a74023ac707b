package ai.hanzo.hmm.market.laws;

import static ai.hanzo.hmm.market.example.Order.buy;
import static ai.hanzo.hmm.market.example.Order.sell;

import static org.assertj.core.api.Assertions.assertThat;

import ai.hanzo.hmm.market.command.MarketInput;
import ai.hanzo.hmm.market.engine.Market;
import ai.hanzo.hmm.market.event.MarketEvent;
import ai.hanzo.hmm.market.event.MarketEvent.BarClosed;
import ai.hanzo.hmm.market.example.Amounts;
import ai.hanzo.hmm.market.example.Order;
import ai.hanzo.hmm.market.example.Proof;
import ai.hanzo.hmm.market.price.Interval;
import ai.hanzo.hmm.market.price.Window;
import ai.hanzo.hmm.market.state.Change;
import ai.hanzo.hmm.market.state.Row;
import ai.hanzo.hmm.market.state.RowKey;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Random;

/// Random trades with silences from none to days, in which {@link PriceLaws} and {@link CandleLaws}
/// hold after every command.
class PastTest {
    private static final int COMMANDS = 10_000;
    private static final int MOST_OPEN = 20;
    private static final MarketInput POOL =
            new MarketInput.AddToPool("al", "pool", 50_000_000, 5_500_000_000L, 0);

    private final Floor floor = Floor.stocked(Floor.TERMS);
    private final List<Sent> log = new ArrayList<>();
    private int orders;

    private record Sent(MarketInput command, long timeMs, List<MarketEvent> events) {}

    PastTest() {
        floor.fund("al", 1_000_000_000L, 1_000_000_000_000L);
        floor.fund("bob", 1_000_000_000L, 1_000_000_000_000L);
    }

    @Test
    void the_past_is_that_of_plain_lists_and_survives_restarts() {
        var random = Seed.random("past");
        var beginning = List.copyOf(floor.shelf().rows().values());
        for (int i = 0; i < COMMANDS; i++) {
            if (i == COMMANDS / 2) send(POOL);
            floor.at(floor.timeMs() + pause(random));
            send(next(random));
        }

        for (var window : Window.values()) {
            assertThat(floor.market().view().mean(window)).isPresent();
        }
        assertThat(told()).containsExactlyInAnyOrder(Interval.values());
        assertThat(restarted(beginning)).isEqualTo(floor.shelf().rows());
    }

    /// The same from the market's rows alone, built anew once in every hundred commands.
    private Map<RowKey, Row> restarted(List<Row> beginning) {
        var shelf = new Shelf();
        shelf.put(beginning.stream().map(Change::written).toList());
        var market = Market.of(Amounts.MARKET, beginning, Proof.KINDS);
        for (int i = 0; i < log.size(); i++) {
            var sent = log.get(i);
            assertThat(market.apply(sent.command(), sent.timeMs())).isEqualTo(sent.events());
            shelf.put(market.takeChanges());
            if (i % 100 == 0)
                market = Market.of(Amounts.MARKET, shelf.rows().values(), Proof.KINDS);
        }
        return shelf.rows();
    }

    private EnumSet<Interval> told() {
        var told = EnumSet.noneOf(Interval.class);
        for (var sent : log) {
            for (var event : sent.events()) {
                if (event instanceof BarClosed(var candle)) told.add(candle.interval());
            }
        }
        return told;
    }

    private static long pause(Random random) {
        return switch (random.nextInt(1_000)) {
            case 0 -> random.nextLong(4 * 86_400_000L);
            case 1, 2 -> random.nextLong(7_200_000);
            case 3, 4, 5, 6 -> 60_000;
            case 7 -> -random.nextLong(5_000);
            default -> random.nextInt(3) == 0 ? random.nextInt(2_500) : 0;
        };
    }

    private MarketInput next(Random random) {
        if (floor.shelf().openOrders() > MOST_OPEN) {
            var order = floor.shelf().orders().getFirst();
            return new MarketInput.Cancel(order.account(), "c" + ++orders, order.clientOrderId());
        }
        var price = 100 + random.nextInt(20);
        return switch (random.nextInt(6)) {
            case 0 -> new MarketInput.Tick();
            case 1, 2 -> placed(buy("al", "0.01").at(price));
            case 3, 4 -> placed(sell("bob", "0.01").at(price));
            default -> new MarketInput.Cancel("al", "c" + ++orders, "o" + random.nextInt(orders));
        };
    }

    private MarketInput placed(Order order) {
        return order.id("o" + ++orders).placed();
    }

    private void send(MarketInput command) {
        if (command instanceof MarketInput.OfAccount sent && !floor.ledger().canPay(sent)) return;
        log.add(new Sent(command, floor.timeMs(), floor.send(command)));
    }
}

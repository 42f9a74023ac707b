package ai.hanzo.hmm.jmh;

import static org.assertj.core.api.Assertions.assertThat;

import ai.hanzo.hmm.jmh.Contender.Traded;
import ai.hanzo.hmm.market.book.Side;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/// Like is compared with like: fed the same commands, all of them trade the same.
class ContendersTest {
    private static final List<String> NAMES = List.of("market", "book", "exchange-core");
    private static final long MIDDLE = 1_000_000_000L;

    @Test
    void contenders_trade_the_same_on_a_random_flow() {
        long seed = System.nanoTime();
        var flow = randomFlow(new Random(seed), 20_000);

        var traded = new ArrayList<Traded>();
        for (var name : NAMES) {
            var contender = Contender.named(name);
            contender.playAll(flow);
            traded.add(contender.traded());
        }

        assertThat(traded.getFirst().trades()).isGreaterThan(1_000);
        assertThat(traded).as("%s, seed %d", NAMES, seed).containsOnly(traded.getFirst());
    }

    @Test
    void every_turn_of_a_deep_book_is_undone() {
        var deep = new DeepBook(1_000);
        for (var name : NAMES) {
            var contender = Contender.named(name);
            contender.playAll(deep.filling());
            for (var turn : deep.placing().subList(0, 3)) both(contender, turn);
            for (var turn : deep.cancelling().subList(0, 3)) both(contender, turn);
            for (var turn : deep.lowering().subList(0, 3)) both(contender, turn);
            assertThat(contender.traded()).as(name).isEqualTo(new Traded(0, 0));
        }
    }

    @Test
    void a_taking_turn_takes_one_order_with_each_command() {
        var deep = new DeepBook(1_000);
        for (var name : NAMES) {
            var contender = Contender.named(name);
            contender.playAll(deep.filling());
            for (int round = 0; round < 2; round++) {
                for (var turn : deep.taking()) both(contender, turn);
            }
            int turns = 2 * deep.taking().size();
            assertThat(contender.traded())
                    .as(name)
                    .isEqualTo(new Traded(100L * turns, 1_000L * turns));
        }
    }

    private static void both(Contender<?> contender, DeepBook.Turn turn) {
        contender.playAll(turn.timed());
        contender.playAll(turn.undo());
    }

    /// Orders that rest around a price, takers that sweep those within twenty ticks of it, and
    /// cancels of orders that are further away and so still there.
    private static List<Step> randomFlow(Random random, int commands) {
        var flow = new ArrayList<Step>();
        var far = new ArrayList<Step>();
        for (long id = 1; flow.size() < commands; id++) {
            var side = random.nextBoolean() ? Side.BUY : Side.SELL;
            long lots = 1 + random.nextLong(100);
            if (random.nextInt(3) == 0) {
                flow.add(Step.take(id, side, MIDDLE + away(side.opposite(), 20), lots));
                continue;
            }
            long ticks = 1 + random.nextLong(40);
            var order = Step.place(id, side, MIDDLE + away(side, ticks), lots);
            flow.add(order);
            if (ticks > 20) far.add(order);
            if (far.size() > 50) {
                flow.add(far.remove(random.nextInt(far.size())).cancelled());
            }
        }
        return flow;
    }

    private static long away(Side side, long ticks) {
        return (side == Side.BUY ? -ticks : ticks) * Figures.TICK;
    }
}

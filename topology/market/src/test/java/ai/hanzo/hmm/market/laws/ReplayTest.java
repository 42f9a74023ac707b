package ai.hanzo.hmm.market.laws;

import static ai.hanzo.hmm.market.example.Amounts.MARKET;

import static org.assertj.core.api.Assertions.assertThat;

import ai.hanzo.hmm.market.engine.Market;
import ai.hanzo.hmm.market.example.Proof;
import ai.hanzo.hmm.market.state.Row;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/// A market is a fold over its log: the same log makes the same events, and a market rebuilt from
/// its rows at any moment goes on as if nothing had been.
class ReplayTest {
    private static final int COMMANDS = 5_000;

    static List<Regime> regimes() {
        return List.of(Regime.everyday(), Regime.pennies(), Regime.crumbs(), Regime.grand());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("regimes")
    void the_same_log_makes_the_same_events_and_rows(Regime regime) {
        var economy = played(regime);
        var again = Market.of(MARKET, List.of(), Proof.KINDS);
        var shelf = new Shelf();

        for (var sent : economy.log()) {
            assertThat(again.apply(sent.command(), sent.timeMs())).isEqualTo(sent.events());
        }
        // all changes at once, as a store that was written once
        shelf.put(again.takeChanges());

        assertThat(shelf.rows()).isEqualTo(economy.floor().shelf().rows());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("regimes")
    void a_market_rebuilt_from_its_rows_goes_on_with_the_same_events(Regime regime) {
        var economy = played(regime);
        var random = Seed.random("rebuilt " + regime);
        var market = Market.of(MARKET, List.of(), Proof.KINDS);
        var shelf = new Shelf();
        int place = 0;

        // once in every forty commands, somewhere among them
        for (int i = 0; i < economy.log().size(); i++) {
            if (i % 40 == 0) place = random.nextInt(40);
            if (i % 40 == place) {
                shelf.put(market.takeChanges());
                market = Market.of(MARKET, inAnyOrder(shelf, random), Proof.KINDS);
                assertThat(market.takeChanges()).as("a restored row is no change").isEmpty();
            }
            var sent = economy.log().get(i);
            assertThat(market.apply(sent.command(), sent.timeMs())).isEqualTo(sent.events());
        }
        shelf.put(market.takeChanges());

        assertThat(shelf.rows()).isEqualTo(economy.floor().shelf().rows());
        assertThat(economy.log().size()).isGreaterThan(40);
    }

    private static Economy played(Regime regime) {
        var economy = new Economy(Seed.seed("replay " + regime), regime);
        economy.run(COMMANDS);
        return economy;
    }

    private static List<Row> inAnyOrder(Shelf shelf, Random random) {
        var rows = new ArrayList<>(shelf.rows().values());
        Collections.shuffle(rows, random);
        return rows;
    }
}

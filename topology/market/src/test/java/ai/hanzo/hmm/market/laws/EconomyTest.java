package ai.hanzo.hmm.market.laws;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.stream.Stream;

/// Random economies, in which all laws hold after every command.
class EconomyTest {
    private static final int COMMANDS = 20_000;

    static Stream<Regime> regimes() {
        return Stream.of(Regime.everyday(), Regime.pennies(), Regime.crumbs(), Regime.grand());
    }

    @ParameterizedTest
    @MethodSource("regimes")
    void all_laws_hold_after_every_command(Regime regime) {
        long seed = System.nanoTime();
        System.err.println("economy " + regime.name() + ", seed " + seed);
        var economy = new Economy(seed, regime);
        economy.run(COMMANDS);
        System.err.println(economy.refusals() + " " + economy.happened());
    }
}

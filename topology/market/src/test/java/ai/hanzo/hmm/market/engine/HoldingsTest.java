package ai.hanzo.hmm.market.engine;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.hanzo.hmm.market.event.BalanceChange;
import ai.hanzo.hmm.market.event.BalanceChange.Reason;
import ai.hanzo.hmm.market.event.MarketEvent;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.List;
import java.util.Optional;

/// What a market gives and what accounts get are the same, in every asset.
class HoldingsTest {
    private static final String UNITS = "SCU:gpu/x";
    private static final String SHARES = "LP:gpu/x";
    private static final Holdings BEFORE = new Holdings("gpu/x", 1_000, 500, 70);

    @ParameterizedTest
    @CsvSource({
        "HANZO,     TRADE, -30, 0, 1030, 500, 70",
        "HANZO,     HOLD, -30, 30, 1000, 500, 70",
        "HANZO,     SWEEP, 30, 0,   970, 500, 70",
        "SCU:gpu/x, TRADE, 7, 0,   1000, 493, 70",
        "SCU:gpu/x, ISSUE, 9, 0,   1000, 500, 70",
        "SCU:gpu/x, REDEEM, -9, 0, 1000, 500, 70",
        "LP:gpu/x,  MINT, 0, 5,    1000, 500, 75",
        "LP:gpu/x,  BURN, 0, -5,   1000, 500, 65",
    })
    void what_one_gives_the_other_gets(
            String asset, Reason reason, long free, long held, long funds, long units, long lp) {
        var after = new Holdings("gpu/x", funds, units, lp);
        var events = List.<MarketEvent>of(execution(new BalanceChange(asset, reason, free, held)));

        assertThatCode(() -> BEFORE.checkAgainst(after, events)).doesNotThrowAnyException();
    }

    @Test
    void a_micro_unit_that_comes_from_nowhere_is_a_fault() {
        created("HANZO", "accounts got 1 HANZO and gpu/x gave 0");
        created(UNITS, "accounts got 1 units and gpu/x gave 0");
        created(SHARES, "accounts got 1 shares and gpu/x gave 0");
    }

    @Test
    void a_micro_unit_that_goes_nowhere_is_a_fault() {
        var after = new Holdings("gpu/x", 999, 500, 70);

        assertThatThrownBy(() -> BEFORE.checkAgainst(after, List.of()))
                .isInstanceOf(InvariantViolation.class)
                .hasMessage("accounts got 0 HANZO and gpu/x gave 1");
    }

    private static void created(String asset, String message) {
        var events = List.<MarketEvent>of(execution(new BalanceChange(asset, Reason.TRADE, 1, 0)));
        assertThatThrownBy(() -> BEFORE.checkAgainst(BEFORE, events))
                .isInstanceOf(InvariantViolation.class)
                .hasMessage(message);
    }

    private static MarketEvent.Executed execution(BalanceChange change) {
        return new MarketEvent.Executed(
                "alice",
                1,
                1,
                "",
                Optional.empty(),
                List.of(),
                List.of(change),
                List.of(),
                List.of(),
                0,
                List.of());
    }
}

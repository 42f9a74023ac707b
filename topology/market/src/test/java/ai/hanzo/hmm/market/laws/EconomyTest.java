package ai.hanzo.hmm.market.laws;

import static ai.hanzo.hmm.market.example.Amounts.HANZO;
import static ai.hanzo.hmm.market.example.Amounts.SCU;

import static org.assertj.core.api.Assertions.assertThat;

import ai.hanzo.hmm.market.Phase;
import ai.hanzo.hmm.market.command.MarketInput;
import ai.hanzo.hmm.market.event.RefusalCode;
import ai.hanzo.hmm.market.state.Provider;
import ai.hanzo.hmm.market.state.RestingOrder;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;

/// Random economies, in which all laws hold after every command.
class EconomyTest {
    private static final int COMMANDS = Integer.getInteger("hmm.economy.commands", 30_000);

    /// More than a million commands in all: one long economy would cost its plain referees more and
    /// more.
    private static final int ECONOMIES = Integer.getInteger("hmm.economies", 9);

    static Stream<Regime> regimes() {
        return Stream.of(Regime.everyday(), Regime.pennies(), Regime.crumbs(), Regime.grand());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("regimes")
    void all_laws_hold_after_every_command(Regime regime) {
        var happened = new HashMap<String, Integer>();
        var refused = new HashMap<RefusalCode, Integer>();

        for (int i = 0; i < ECONOMIES; i++) {
            var economy = new Economy(Seed.seed("economy " + regime), regime);
            economy.run(COMMANDS);
            if (!economy.floor().shelf().pool().isEmpty()) happened.merge("Pool", 1, Integer::sum);
            economy.happened().forEach((what, times) -> happened.merge(what, times, Integer::sum));
            economy.refusals().forEach((code, times) -> refused.merge(code, times, Integer::sum));
            economy.cancelAll();
            heldIsBondsOnly(economy.floor());
            economy.floor().send(new MarketInput.ChangePhase(Phase.CLOSED));
        }

        muchHappened(happened, refused);
    }

    /// Else it would be no test. One economy of a regime may run dry early, not all of them.
    private static void muchHappened(
            Map<String, Integer> happened, Map<RefusalCode, Integer> refused) {
        assertThat(happened)
                .containsKeys(
                        "Settled",
                        "Allocated",
                        "Assessed",
                        "Served ACTIVE",
                        "Served SUSPENDED",
                        "Closed COMPLETED",
                        "Closed CONSUMER_ENDED",
                        "Closed PROVIDER_FAULT",
                        "Pool",
                        "OPEN NONE",
                        "FILLED NONE",
                        "FILLED BUDGET",
                        "CANCELLED EXPIRED",
                        "CANCELLED SELF_TRADE",
                        "CANCELLED PRICE_IMPACT",
                        "CANCELLED IOC",
                        "CANCELLED BUDGET",
                        "CANCELLED SLIPPAGE",
                        "CANCELLED CANCELLED");
        assertThat(refused)
                .containsKeys(
                        RefusalCode.MARKET_NOT_ACTIVE,
                        RefusalCode.INVALID_AMOUNT,
                        RefusalCode.INSUFFICIENT_BOND,
                        RefusalCode.ORDER_DONE,
                        RefusalCode.POST_ONLY_WOULD_TAKE,
                        RefusalCode.FOK_NOT_FILLABLE,
                        RefusalCode.MIN_FILL,
                        RefusalCode.PRICE_IMPACT,
                        RefusalCode.ORDER_EXPIRED,
                        RefusalCode.UNKNOWN_PROVIDER,
                        RefusalCode.NOT_ATTESTED,
                        RefusalCode.VERIFICATION_FAILED,
                        RefusalCode.MIN_AMOUNT,
                        RefusalCode.UNKNOWN_ALLOCATION,
                        RefusalCode.ALREADY_STARTED,
                        RefusalCode.NOT_STARTED,
                        RefusalCode.ALREADY_DISPUTED,
                        RefusalCode.NOT_DISPUTED,
                        RefusalCode.INVALID_HEARTBEAT);
        assertThat(happened.get("Settled")).isGreaterThan(ECONOMIES * COMMANDS / 100);
    }

    private static void heldIsBondsOnly(Floor floor) {
        long bonds = 0;
        for (var row : floor.shelf().rows().values()) {
            assertThat(row).isNotInstanceOf(RestingOrder.class);
            if (row instanceof Provider provider) bonds += provider.bondMicros();
        }
        assertThat(floor.ledger().held(HANZO)).isEqualTo(bonds);
        assertThat(floor.ledger().held(SCU)).isZero();
    }
}

package ai.hanzo.hmm.market.engine;

import static ai.hanzo.hmm.market.example.Amounts.HANZO;
import static ai.hanzo.hmm.market.example.Amounts.micros;
import static ai.hanzo.hmm.market.example.Order.buy;
import static ai.hanzo.hmm.market.example.Order.sell;

import static org.assertj.core.api.Assertions.assertThat;

import ai.hanzo.hmm.market.laws.Floor;
import ai.hanzo.hmm.market.provider.JudgedDay;
import ai.hanzo.hmm.market.provider.Standing;
import ai.hanzo.hmm.market.provider.Strike;

import org.junit.jupiter.api.Test;

import java.util.Map;
import java.util.OptionalLong;

/// The best of a day are paid half of what they earned the exchange, the worst pay as much, and
/// nothing is minted (rules, section 7).
///
/// Each provider sells ten times 0.01 at 2 without a pool: a notional of 20,000 with fees of 60 and
/// 20, all of which count, and 10 of which go to the fund. A day's base is 800.
class IncentivesTest extends ConductExample {
    private void delivers(String name, int times) {
        send(sell(name, "0.1").at(2));
        for (int i = 0; i < times; i++) {
            send(buy("alice", "0.01").at(2).delivered());
            start(name, allocations().getFirst().number());
        }
    }

    /// `p10` with the best score, `p11` with less ..., and each with ten allocations.
    private void market(int count, long best, long step) {
        for (int i = 0; i < count; i++) {
            var name = "p" + (10 + i);
            floor.ledger().deposit(name, micros("1000"));
            owing(name, "11", "10", "100");
            scored(name, best - i * step);
            delivers(name, 10);
        }
    }

    /// 900,000 down to 450,000.
    private void tenProviders() {
        market(10, 900_000, 50_000);
    }

    /// Units at 1, in the book.
    private void sells(String name, String units) {
        send(sell(name, units).at(1)).send(buy("bob", units).at(1));
    }

    private ConductExample midnight() {
        floor.at(Floor.MIDNIGHT_MS);
        return tick();
    }

    private JudgedDay day(String name) {
        return conduct(name).day().orElseThrow();
    }

    @Test
    void the_best_tenth_is_paid_out_of_the_fund_and_the_worst_pays_into_it() {
        tenProviders();
        assertThat(fund()).isEqualTo("0.001");
        long before = floor.ledger().purse("p10", HANZO).free();
        midnight();

        assertThat(changes("p19")).containsExactly("HANZO SLASH 0 -0.0004");
        assertThat(bond("p19")).isEqualTo("10.9996");
        assertThat(changes("p10")).containsExactly("HANZO INCENTIVE 0.0004 0");
        assertThat(floor.ledger().purse("p10", HANZO).free()).isEqualTo(before + 400);
        assertThat(fund()).isEqualTo("0.001");
        assertThat(day("p10"))
                .isEqualTo(
                        new JudgedDay(
                                FIRST_DAY,
                                900_000,
                                OptionalLong.of(999_900),
                                1,
                                10,
                                1,
                                10,
                                800,
                                400,
                                0,
                                1_400,
                                400));
        assertThat(day("p19").rank()).isEqualTo(10);
        assertThat(day("p19").penaltyMicros()).isEqualTo(400);
        assertThat(day("p14"))
                .isEqualTo(
                        new JudgedDay(
                                FIRST_DAY,
                                700_000,
                                OptionalLong.of(999_900),
                                1,
                                10,
                                5,
                                10,
                                800,
                                0,
                                0,
                                1_400,
                                400));
    }

    @Test
    void the_worst_tenth_gets_a_strike_with_its_figures() {
        tenProviders();
        midnight();

        assertThat(conduct("p19").strikes())
                .containsExactly(
                        Strike.of(
                                FIRST_DAY,
                                Strike.Reason.BOTTOM,
                                Floor.MIDNIGHT_MS,
                                Map.of("scorePpm", 450_000L, "rank", 10L, "ranked", 10L)));
        assertThat(conduct("p18").strikes()).as("500,000 is not below").isEmpty();
    }

    @Test
    void of_nine_nobody_is_paid_and_nobody_pays() {
        market(9, 900_000, 60_000);
        midnight();

        assertThat(fund()).isEqualTo("0.0009");
        assertThat(day("p10").ranked()).isEqualTo(9);
        assertThat(day("p18").scorePpm()).isEqualTo(420_000);
        assertThat(conduct("p18").strikes()).isEmpty();
    }

    @Test
    void with_nine_ended_one_is_not_ranked() {
        market(9, 900_000, 50_000);
        floor.ledger().deposit("z", micros("1000"));
        owing("z", "11", "10", "100");
        scored("z", 450_000);
        delivers("z", 9);
        midnight();

        assertThat(day("z").ranked()).isEqualTo(9);
        assertThat(day("z").rank()).isZero();
        assertThat(day("z").ended()).isEqualTo(9);
        assertThat(conduct("z").strikes()).isEmpty();
        assertThat(day("p10").bonusMicros()).isZero();
    }

    @Test
    void a_market_of_good_ones_punishes_nobody() {
        market(10, 900_000, 10_000);
        midnight();

        assertThat(day("p19").rank()).isEqualTo(10);
        assertThat(day("p19").penaltyMicros()).isZero();
        assertThat(day("p10").bonusMicros()).isEqualTo(400);
        assertThat(fund()).isEqualTo("0.0006");
    }

    @Test
    void a_market_of_mediocre_ones_pays_nobody() {
        market(10, 790_000, 10_000);
        midnight();

        assertThat(day("p10").rank()).isEqualTo(1);
        assertThat(day("p10").bonusMicros()).isZero();
        assertThat(fund()).isEqualTo("0.001");
    }

    /// 999,991 of a million of 11 are 10.999901.
    @Test
    void the_worst_pays_no_more_than_its_bond() {
        tenProviders();
        rule("p19", Standing.ACTIVE, 999_991);
        assertThat(bond("p19")).isEqualTo("0.000099");
        midnight();

        assertThat(day("p19").penaltyMicros()).isEqualTo(99);
        assertThat(bond("p19")).isEqualTo("0");
        assertThat(fund()).as("1000, 10,999,901 and 99, less 400").isEqualTo("11.0006");
    }

    /// p10 sells 2 more and p11 1 more, for fees of 8000 and 4000, of which the fund gets 1000 and
    /// 500. The two want (800 + 8000) / 2 and (800 + 4000) / 2; the fund has 200 x 10 and 1500.
    @Test
    void where_the_fund_is_short_it_is_shared_in_proportion_and_rounded_down() {
        market(20, 900_000, 10_000);
        sells("p10", "2");
        sells("p11", "1");
        assertThat(fund()).isEqualTo("0.0035");
        midnight();

        assertThat(day("p10").fundMicros()).isEqualTo(3_500);
        assertThat(day("p10").bonusesMicros()).isEqualTo(6_800);
        assertThat(day("p10").bonusMicros()).as("4400 x 3500 / 6800 = 2264.7").isEqualTo(2_264);
        assertThat(day("p11").bonusMicros()).as("2400 x 3500 / 6800 = 1235.2").isEqualTo(1_235);
        assertThat(fund()).isEqualTo("0.000001");
    }

    @Test
    void bonuses_come_after_penalties() {
        tenProviders();
        sells("p10", "1");
        midnight();

        // 1000 + 500 of fees and 400 of p19's; p10 would get (800 + 4000) / 2
        assertThat(day("p10").fundMicros()).isEqualTo(1_900);
        assertThat(day("p10").bonusMicros()).isEqualTo(1_900);
        assertThat(fund()).isEqualTo("0");
    }

    @Test
    void half_of_an_odd_base_is_rounded_down() {
        tenProviders();
        // 10,000 of notional and fees of 0.21% and 0.0700...1: 21 + 8
        send(sell("p10", "0.01").at(1).fees(2_100, 701))
                .send(buy("bob", "0.01").at(1).fees(2_100, 700));
        assertThat(row("p10").dayBaseMicros()).isEqualTo(829);
        midnight();

        assertThat(day("p10").bonusMicros()).isEqualTo(414);
    }
}

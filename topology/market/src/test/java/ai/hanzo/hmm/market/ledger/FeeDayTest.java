package ai.hanzo.hmm.market.ledger;

import static ai.hanzo.hmm.market.example.Amounts.HANZO;
import static ai.hanzo.hmm.market.example.Amounts.SCU;
import static ai.hanzo.hmm.market.example.Amounts.micros;

import static org.assertj.core.api.Assertions.assertThat;

import ai.hanzo.hmm.market.command.MarketInput;
import ai.hanzo.hmm.market.event.BalanceChange;
import ai.hanzo.hmm.market.event.BalanceChange.Reason;
import ai.hanzo.hmm.market.event.OrderReport;
import ai.hanzo.hmm.market.route.FeeRates;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Which discount an account has, and for how long (rules, section 6).
class FeeDayTest extends LedgerExample {
    private static final long DAY_MS = 24 * 3_600_000L;
    private int ids;

    @ParameterizedTest
    @CsvSource({
        //            traded,              staked, discount
        "                  0,                   0,       0",
        "               1000,                   0,       0",
        "        1000.000001,                   0,  100000",
        "              10000,                   0,  100000",
        "       10000.000001,                   0,  200000",
        "             100000,                   0,  200000",
        "      100000.000001,                   0,  300000",
        "                  0,                 100,       0",
        "                  0,          100.000001,   50000",
        "                  0,                1000,   50000",
        "                  0,         1000.000001,  100000",
        "                  0,               10000,  100000",
        "                  0,        10000.000001,  200000",
        "                  0,              100000,  200000",
        "                  0,       100000.000001,  300000",
        "        1000.000001,          100.000001,  100000",
        "        1000.000001,        10000.000001,  200000",
        "       10000.000001,         1000.000001,  200000",
        "      100000.000001,       100000.000001,  300000",
        "9223372036854.775807, 9223372036854.775807, 300000",
    })
    void the_larger_of_two_tiers(String traded, String staked, int discountPpm) {
        var day = FeeDay.of(20_000, micros(traded), micros(staked));

        assertThat(day.discountPpm()).isEqualTo(discountPpm);
        assertThat(day.rates()).isSameAs(FeeRates.discounted(discountPpm));
        assertThat(day.tradedMicros()).isEqualTo(micros(traded));
        assertThat(day.day()).isEqualTo(20_000);
    }

    @Test
    void fees_stay_from_the_first_command_of_a_day_to_its_end() {
        at(100, 0);
        send(deposit("d", "10000"));
        send(new AccountInput.Stake("alice", "s", micros("1001")));
        assertThat(rates()).as("staked after the day's first command").isEqualTo(of(3_000, 1_000));
        at(100, DAY_MS - 1);
        assertThat(rates()).isEqualTo(of(3_000, 1_000));

        at(101, 0);
        assertThat(rates()).isEqualTo(of(2_700, 900));
        send(new AccountInput.Unstake("alice", "u", micros("1001")));
        at(101, DAY_MS - 1);
        assertThat(rates()).as("unstaked within the day").isEqualTo(of(2_700, 900));

        at(102, 0);
        assertThat(rates()).isEqualTo(of(3_000, 1_000));
    }

    @Test
    void an_order_keeps_the_fees_that_it_was_stamped_with() {
        at(100, 0);
        send(deposit("d", "10000"));
        send(new AccountInput.Stake("alice", "s", micros("1001")));
        forward(buy("o", 1, 1));
        executed(1, "o", report("o", OrderReport.Status.OPEN));
        at(101, 0);
        var held = balance(HANZO).heldMicros();

        forward(
                new AccountInput.Amend(
                        "alice",
                        "a",
                        "o",
                        java.util.OptionalLong.of(micros("100")),
                        java.util.OptionalLong.of(micros("2"))));

        long more = balance(HANZO).heldMicros() - held;
        assertThat(more).as("200.6 less what is held").isGreaterThan(micros("200.6") - 200);
    }

    @Test
    void what_was_traded_counts_on_the_30_days_after() {
        at(100, 0);
        send(deposit("d", "10000"));
        sold(1, "1000.000001");
        assertThat(rates()).as("today does not count").isEqualTo(of(3_000, 1_000));

        for (long day = 101; day <= 130; day++) {
            at(day, 0);
            assertThat(rates()).as("day %d", day).isEqualTo(of(2_700, 900));
        }
        at(131, 0);
        assertThat(rates()).isEqualTo(of(3_000, 1_000));
    }

    @Test
    void a_day_that_begins_with_a_fill_counts_as_far_back_as_another() {
        at(100, 0);
        send(deposit("d", "10000"));
        sold(1, "1000.000001");
        at(130, 0);
        sold(2, "0.000001");

        assertThat(rates()).isEqualTo(of(2_700, 900));
    }

    @Test
    void a_fill_posted_after_midnight_counts_from_the_next_computation() {
        at(100, DAY_MS - 1);
        send(deposit("d", "10000"));
        at(101, 0);
        sold(1, "1000.000001");

        assertThat(rates()).as("posted today").isEqualTo(of(3_000, 1_000));
        at(102, 0);
        assertThat(rates()).isEqualTo(of(2_700, 900));
    }

    @Test
    void a_fill_between_two_commands_of_a_day_changes_nothing_today() {
        at(100, 0);
        send(deposit("d", "10000"));
        at(101, 0);
        assertThat(rates()).isEqualTo(of(3_000, 1_000));
        sold(1, "200000");

        assertThat(rates()).isEqualTo(of(3_000, 1_000));
        at(102, 0);
        assertThat(rates()).isEqualTo(of(2_100, 700));
    }

    @Test
    void what_is_bought_counts_as_what_is_sold_and_nothing_else_does() {
        at(100, 0);
        send(deposit("d", "10000"));
        forward(buy("o", 1_000, 2));
        executed(
                1,
                "o",
                report("o", OrderReport.Status.FILLED),
                new BalanceChange(HANZO, Reason.HOLD, -micros("2006"), micros("2006")),
                new BalanceChange(HANZO, Reason.TRADE, 0, -micros("600")),
                new BalanceChange(HANZO, Reason.FEE, 0, -micros("1.8")),
                new BalanceChange(HANZO, Reason.RELEASE, micros("1404.2"), -micros("1404.2")),
                new BalanceChange(SCU, Reason.TRADE, micros("5000"), 0));
        sold(2, "400");
        executed(
                3,
                "",
                report("o", OrderReport.Status.CANCELLED),
                new BalanceChange(HANZO, Reason.BURN, micros("5000"), 0),
                new BalanceChange(HANZO, Reason.MINT, -micros("4000"), 0));

        at(101, 0);
        assertThat(rates()).as("1,000 is not above 1,000").isEqualTo(of(3_000, 1_000));
        assertThat(alice().fees().tradedMicros()).isEqualTo(micros("1000"));
        sold(4, "0.000001");
        at(102, 0);
        assertThat(rates()).isEqualTo(of(2_700, 900));
    }

    @Test
    void time_that_goes_back_to_the_day_before_computes_nothing_anew() {
        at(101, 0);
        send(deposit("d", "10000"));
        sold(1, "200000");
        at(100, 0);
        rates();

        assertThat(alice().fees().day()).isEqualTo(101);
    }

    private void at(long day, long ms) {
        timeMs = day * DAY_MS + ms;
    }

    private FeeRates rates() {
        var order = (MarketInput.Place) forward(buy("rates" + ++ids, 1, 1)).command();
        return order.feeRates();
    }

    private static FeeRates of(int takerPpm, int makerPpm) {
        return new FeeRates(takerPpm, makerPpm);
    }
}

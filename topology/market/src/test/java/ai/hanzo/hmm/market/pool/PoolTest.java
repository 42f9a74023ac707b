package ai.hanzo.hmm.market.pool;

import static ai.hanzo.hmm.market.example.Amounts.micros;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.hanzo.hmm.market.units.AmountOverflow;

import org.junit.jupiter.api.Test;

/// Golden numbers of the pool (rules, section 5).
class PoolTest {
    private static final Pool POOL = new Pool(micros(1_000), micros(2_000), 1_414_213_562L);

    @Test
    void golden_buying_10_of_1000_for_2000_costs_20_202021() {
        long cost = POOL.costUp(micros(10));

        assertThat(cost).isEqualTo(micros("20.202021"));
        assertThat(POOL.bought(micros(10), cost))
                .isEqualTo(new Pool(micros(990), micros("2020.202021"), POOL.shares()));
    }

    @Test
    void golden_selling_10_yields_19_801980() {
        long proceeds = POOL.proceedsDown(micros(10));

        assertThat(proceeds).isEqualTo(micros("19.801980"));
        assertThat(POOL.sold(micros(10), proceeds))
                .isEqualTo(new Pool(micros(1_010), micros("1980.198020"), POOL.shares()));
    }

    @Test
    void the_last_unit_cannot_be_bought_but_all_before_it() {
        var tiny = new Pool(5, 100, 1_022);

        assertThat(tiny.costUp(4)).as("100 x 4 / 1").isEqualTo(400);
        assertThatThrownBy(() -> tiny.costUp(5))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("quantity must be > 0 and < 5: 5");
        assertThatThrownBy(() -> tiny.costUp(0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> tiny.proceedsDown(0)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void the_marginal_price_is_rounded_down() {
        assertThat(POOL.marginalPriceDown()).isEqualTo(2_000_000);
        assertThat(new Pool(3, 1, 1_000).marginalPriceDown()).isEqualTo(333_333);
        assertThat(Pool.EMPTY.marginalPriceDown()).isZero();
    }

    @Test
    void a_pool_is_never_negative_nor_dearer_than_64_bits_can_say() {
        assertThatThrownBy(() -> new Pool(-1, 0, 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Pool(0, -1, 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Pool(0, 0, -1)).isInstanceOf(IllegalArgumentException.class);
        assertThat(new Pool(1, 9_223_372_036_854L, 5).marginalPriceDown())
                .isEqualTo(9_223_372_036_854_000_000L);
        assertThatThrownBy(() -> new Pool(1, 9_223_372_036_855L, 5))
                .isInstanceOf(AmountOverflow.class);
    }

    @Test
    void golden_the_first_deposit_of_1000_and_2000_mints_1_414_212_562() {
        var mint = Mint.of(Pool.EMPTY, micros(1_000), micros(2_000));

        assertThat(mint).isEqualTo(new Mint(1_414_212_562L, micros(1_000), micros(2_000)));
        assertThat(mint.addedTo(Pool.EMPTY)).as("1000 shares are nobody's").isEqualTo(POOL);
    }

    @Test
    void golden_then_100_and_300_mint_141_421_356_for_100_and_200() {
        var mint = Mint.of(POOL, micros(100), micros(300));

        assertThat(mint).isEqualTo(new Mint(141_421_356, micros(100), micros(200)));
    }

    @Test
    void the_surplus_may_be_on_either_side() {
        assertThat(Mint.of(POOL, micros(500), micros(200)))
                .isEqualTo(new Mint(141_421_356, micros(100), micros(200)));
    }

    /// 7 uSCU are worth floor(7 x 3333 / 10) = 2333 shares, which cost ceil(6.9993) and
    /// ceil(13.9986).
    @Test
    void shares_are_rounded_down_and_what_is_taken_for_them_up() {
        var odd = new Pool(10, 20, 3_333);

        assertThat(Mint.of(odd, 7, 100)).isEqualTo(new Mint(2_333, 7, 14));
    }

    @Test
    void a_first_deposit_worth_no_more_than_the_locked_shares_mints_nothing() {
        assertThat(Mint.of(Pool.EMPTY, 1_000, 1_000).shares()).isZero();
        assertThat(Mint.of(Pool.EMPTY, 1_000, 1_002).shares()).as("sqrt = 1000.99").isZero();
        assertThat(Mint.of(Pool.EMPTY, 1_001, 1_001).shares()).isEqualTo(1);
    }

    @Test
    void golden_all_shares_but_the_locked_ones_leave_what_those_are_worth() {
        var burn = Burn.of(POOL, 1_414_212_562L);

        // 1000 of 1,414,213,562 shares: 707.1 and 1414.2 millionths, rounded up
        assertThat(burn.takenFrom(POOL)).isEqualTo(new Pool(708, 1_415, 1_000));
    }

    @Test
    void a_removal_is_pro_rata_rounded_down() {
        var odd = new Pool(10, 20, 3_333);

        assertThat(Burn.of(odd, 1_000)).as("3.0003 and 6.0006").isEqualTo(new Burn(1_000, 3, 6));
        assertThat(Burn.of(odd, 333)).as("0.9991 and 1.998").isEqualTo(new Burn(333, 0, 1));
    }

    @Test
    void locked_shares_cannot_be_removed() {
        var odd = new Pool(10, 20, 3_333);

        assertThat(Burn.of(odd, 2_333).shares()).isEqualTo(2_333);
        assertThatThrownBy(() -> Burn.of(odd, 2_334))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("shares must be > 0 and <= 2333: 2334");
        assertThatThrownBy(() -> Burn.of(odd, 0)).isInstanceOf(IllegalArgumentException.class);
    }
}

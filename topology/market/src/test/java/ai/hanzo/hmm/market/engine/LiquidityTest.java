package ai.hanzo.hmm.market.engine;

import static ai.hanzo.hmm.market.event.RefusalCode.MIN_AMOUNT;
import static ai.hanzo.hmm.market.event.RefusalCode.MIN_SHARES;
import static ai.hanzo.hmm.market.example.Amounts.HANZO;
import static ai.hanzo.hmm.market.example.Amounts.LP;
import static ai.hanzo.hmm.market.example.Amounts.SCU;
import static ai.hanzo.hmm.market.example.Amounts.micros;
import static ai.hanzo.hmm.market.example.Example.market;
import static ai.hanzo.hmm.market.example.Order.buy;

import ai.hanzo.hmm.market.command.MarketInput.AddToPool;
import ai.hanzo.hmm.market.command.MarketInput.RemoveFromPool;
import ai.hanzo.hmm.market.example.Example;

import org.junit.jupiter.api.Test;

/// Deposits into the pool and removals (rules, section 5).
class LiquidityTest {
    private static Example golden() {
        return market().pool("1000", "2000");
    }

    private static AddToPool add(String account, String units, String funds, long minShares) {
        return new AddToPool(account, "add", micros(units), micros(funds), minShares);
    }

    @Test
    void golden_the_first_deposit() {
        golden().gains("lp", LP, "1414.212562")
                .gains("lp", SCU, "-1000")
                .gains("lp", HANZO, "-2000")
                .holds("lp", SCU, "0")
                .leavesPool("1000", "2000");
    }

    @Test
    void golden_the_surplus_of_a_later_deposit_is_returned() {
        golden().when(add("bob", "100", "300", 141_421_356))
                .gains("bob", LP, "141.421356")
                .gains("bob", SCU, "-100")
                .gains("bob", HANZO, "-200")
                .releases("bob", "100")
                .holds("bob", HANZO, "0")
                .leavesPool("1100", "2200");
    }

    @Test
    void a_deposit_that_mints_less_than_it_named_is_refused() {
        golden().when(add("bob", "100", "300", 141_421_357))
                .refused(MIN_SHARES, "shares", 141_421_356)
                .refused(MIN_SHARES, "minShares", 141_421_357)
                .leavesPool("1000", "2000");
    }

    @Test
    void a_deposit_that_mints_nothing_is_refused() {
        market().when(add("bob", "0.001", "0.001", 0)).refused(MIN_SHARES, "shares", 0);
        market().when(add("bob", "0.0001", "0.0001", 0)).refused(MIN_SHARES, "shares", 0);
    }

    @Test
    void a_removal_pays_pro_rata() {
        golden().when(new RemoveFromPool("lp", "out", 707_106_781, 0, 0))
                // 707,106,781 / 1,414,213,562 of both
                .gains("lp", SCU, "500")
                .gains("lp", HANZO, "1000")
                .gains("lp", LP, "-707.106781")
                .leavesPool("500", "1000");
    }

    @Test
    void a_removal_that_pays_less_than_it_named_is_refused() {
        golden().when(new RemoveFromPool("lp", "out", 707_106_781, 500_000_001, 0))
                .refused(MIN_AMOUNT, "quantityMicros", 500_000_000)
                .when(new RemoveFromPool("lp", "out2", 707_106_781, 0, 1_000_000_001))
                .refused(MIN_AMOUNT, "fundsMicros", 1_000_000_000)
                .when(new RemoveFromPool("lp", "out3", 707_106_781, 500_000_000, 1_000_000_000))
                .leavesPool("500", "1000");
    }

    /// 4.962 units for 9.973489 and a fee of which 0.019946 stays: the shares are worth more.
    @Test
    void who_was_in_the_pool_gets_its_share_of_the_fees() {
        golden().when(buy("alice", "4.962").at("2.05"))
                .leavesPool("995.038", "2009.993435")
                .when(new RemoveFromPool("lp", "out", 1_414_212_562, 0, 0))
                // all but a 1,414,213.562th
                .gains("lp", SCU, "995.037296")
                .gains("lp", HANZO, "2009.992013")
                .leavesPool("0.000704", "0.001422");
    }
}

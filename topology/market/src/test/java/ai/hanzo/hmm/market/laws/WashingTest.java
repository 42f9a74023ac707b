package ai.hanzo.hmm.market.laws;

import static ai.hanzo.hmm.market.example.Amounts.HANZO;
import static ai.hanzo.hmm.market.example.Amounts.LP;
import static ai.hanzo.hmm.market.example.Amounts.SCU;
import static ai.hanzo.hmm.market.example.Amounts.micros;
import static ai.hanzo.hmm.market.example.Order.buy;
import static ai.hanzo.hmm.market.example.Order.sell;

import static org.assertj.core.api.Assertions.assertThat;

import ai.hanzo.hmm.market.command.MarketInput;
import ai.hanzo.hmm.market.event.BalanceChange.Reason;
import ai.hanzo.hmm.market.event.MarketEvent;
import ai.hanzo.hmm.market.example.Order;
import ai.hanzo.hmm.market.example.Proof;
import ai.hanzo.hmm.market.provider.Standing;
import ai.hanzo.hmm.market.quality.RawMetrics;
import ai.hanzo.hmm.market.route.FeeRates;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.List;
import java.util.OptionalLong;

/// The day's best provider is paid half of what its sales earned the exchange (rules, section 7).
/// One that sells to itself to earn more of it pays more in fees than it gets, even where it owns
/// the whole pool.
class WashingTest {
    private static final String WASHER = "washer";
    private static final String TWIN = "twin";
    private static final int STEP_PPM = 100_000;

    /// How a provider trades with itself.
    enum Way {
        AS_MAKER,
        AS_TAKER,
        INTO_ITS_POOL
    }

    /// uH of a million traded: what the day cost the washer, and the bonus that is in that.
    record Washed(long lost, long bonus) {}

    /// Where the pool is its own, which gives it the pool's share of its fees back.
    @Test
    void selling_to_oneself_loses_at_every_discount() {
        for (var way : Way.values()) {
            for (int taker = 0; taker <= FeeRates.MOST_DISCOUNT_PPM; taker += STEP_PPM) {
                for (int maker = 0; maker <= FeeRates.MOST_DISCOUNT_PPM; maker += STEP_PPM) {
                    if (way == Way.INTO_ITS_POOL && maker > 0) continue;
                    var washed = wash(way, true, taker, maker);
                    assertThat(washed.bonus()).isPositive();
                    assertThat(washed.lost()).as("%s %d %d", way, taker, maker).isPositive();
                }
            }
        }
    }

    /// Discounts in percent, what is lost and the bonus in ppm of what is traded; 20 of what is
    /// lost in a pool are its locked shares.
    @ParameterizedTest
    @CsvSource({
        "AS_MAKER, false, 0, 2000, 2000",
        "AS_MAKER, true, 0, 1000, 1000",
        "AS_MAKER, false, 30, 1400, 1400",
        "AS_MAKER, true, 30, 400, 400",
        "AS_TAKER, true, 30, 400, 400",
        "INTO_ITS_POOL, true, 0, 520, 500",
        "INTO_ITS_POOL, true, 30, 70, 50",
    })
    void golden(Way way, boolean owns, int percent, long lost, long bonus) {
        assertThat(wash(way, owns, percent * 10_000, percent * 10_000))
                .isEqualTo(new Washed(lost, bonus));
    }

    static Washed wash(Way way, boolean ownsPool, int takerDiscount, int makerDiscount) {
        var floor = new Contest(WASHER).floor();
        floor.ledger().deposit(TWIN, micros(1_000_000));
        floor.send(new MarketInput.Bond(WASHER, "more", micros(100_000)));
        var key = Proof.keyOf(WASHER);
        floor.send(new MarketInput.Issue(WASHER, "more", micros(50_000), 1, key));
        long before = wealth(floor);
        if (ownsPool) {
            long each = micros(30_000);
            floor.send(new MarketInput.AddToPool(WASHER, "pool", each, each, 1));
        }
        int taker = FeeRates.discounted(takerDiscount).takerPpm();
        int maker = FeeRates.discounted(makerDiscount).makerPpm();
        switch (way) {
            case AS_MAKER -> {
                send(floor, sell(WASHER, 10_000).at(1).fees(3_000, maker));
                send(floor, buy(TWIN, 10_000).at(1).fees(taker, 1_000).ioc());
            }
            case AS_TAKER -> {
                send(floor, buy(TWIN, 10_000).at(1).fees(3_000, maker));
                send(floor, sell(WASHER, 10_000).at(1).fees(taker, 1_000).ioc());
            }
            case INTO_ITS_POOL -> send(floor, sell(WASHER, 100).at("0.9").fees(taker, 1_000).ioc());
        }
        long traded = floor.market().view().dayNotional();
        long bonus = 0;
        floor.at(Floor.MIDNIGHT_MS + 1);
        for (var event : floor.send(new MarketInput.Tick())) {
            if (event instanceof MarketEvent.Executed executed) bonus += incentive(executed);
        }
        if (ownsPool) {
            long shares = floor.ledger().purse(WASHER, LP).free();
            floor.send(new MarketInput.RemoveFromPool(WASHER, "out", shares, 0, 0));
        }
        long lost = before - wealth(floor);
        return new Washed(perMillion(lost, traded), perMillion(bonus, traded));
    }

    private static void send(Floor floor, Order order) {
        floor.send(order.id("o" + order.hashCode()).placed());
    }

    private static long perMillion(long micros, long of) {
        return Math.round(micros * 1e6 / of);
    }

    private static long incentive(MarketEvent.Executed executed) {
        return executed.changes().stream()
                .filter(change -> change.reason() == Reason.INCENTIVE)
                .mapToLong(change -> change.freeMicros())
                .sum();
    }

    /// Units are worth 1 each; what they are owed by does not change.
    private static long wealth(Floor floor) {
        long sum = 0;
        for (var account : new String[] {WASHER, TWIN}) {
            for (var asset : new String[] {HANZO, SCU}) {
                var purse = floor.ledger().purse(account, asset);
                sum += purse.free() + purse.held();
            }
        }
        return sum;
    }

    /// Ten providers of which each ended ten allocations, one of them the best; a quality fund.
    private record Contest(Floor floor) {
        Contest(String best) {
            this(Floor.open(Floor.TERMS));
            for (int i = 0; i < 10; i++) enter(i == 0 ? best : "p" + i);
            enter("slashed");
            floor.send(new MarketInput.RuleStanding("slashed", Standing.SUSPENDED, 1_000_000));
            for (int i = 0; i < 100; i++) {
                var rate = OptionalLong.of(micros(3_600));
                floor.send(new MarketInput.Redeem("consumer", "r" + i, micros(1), rate, 0));
            }
            floor.at(floor.timeMs() + 600_000);
            for (int i = 0; i < 10; i++) score(i == 0 ? best : "p" + i, i == 0 ? 100 : 400);
        }

        private void enter(String provider) {
            floor.ledger().deposit(provider, micros(1_000_000));
            floor.send(new MarketInput.Bond(provider, "bond", micros(1_000)));
            floor.attest(provider);
            var key = Proof.keyOf(provider);
            long rate = micros(100_000);
            floor.send(new MarketInput.Issue(provider, "issue", micros(10), rate, key));
            floor.ledger().move(provider, "consumer", SCU, micros(10));
        }

        private void score(String provider, long latencyMs) {
            var metrics = RawMetrics.of(latencyMs, micros(100), 1_000_000, 1_000_000);
            long bucket = floor.timeMs() / 300_000 * 300_000;
            floor.send(new MarketInput.FoldQuality(provider, bucket, metrics, List.of()));
        }
    }
}

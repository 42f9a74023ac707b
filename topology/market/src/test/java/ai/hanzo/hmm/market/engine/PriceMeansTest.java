package ai.hanzo.hmm.market.engine;

import static ai.hanzo.hmm.market.example.Amounts.micros;
import static ai.hanzo.hmm.market.example.Example.book;
import static ai.hanzo.hmm.market.example.Example.market;
import static ai.hanzo.hmm.market.example.Order.buy;
import static ai.hanzo.hmm.market.example.Order.sell;

import static org.assertj.core.api.Assertions.assertThat;

import ai.hanzo.hmm.market.Phase;
import ai.hanzo.hmm.market.command.MarketInput;
import ai.hanzo.hmm.market.example.Amounts;
import ai.hanzo.hmm.market.example.Example;
import ai.hanzo.hmm.market.example.Proof;
import ai.hanzo.hmm.market.laws.Floor;
import ai.hanzo.hmm.market.price.Window;
import ai.hanzo.hmm.market.state.RowKey;

import org.junit.jupiter.api.Test;

import java.util.HashSet;
import java.util.List;

/// Means of the sampled price (rules, section 10). Every market here begins in second 0.
class PriceMeansTest {
    /// A mid of 100.
    private static final String HUNDRED =
            """
            bid | price | ask
                |   101 | 1
              1 |    99 |
            """;

    private static Example at(Example example, long ms) {
        example.floor().at(Floor.START_MS + ms);
        return example.when(new MarketInput.Tick());
    }

    private static MarketView view(Example example) {
        return example.floor().market().view();
    }

    /// Mid 100 for 30 seconds, then 200: a bid at 199 takes the ask at 101 away.
    private static Example hundredThenTwoHundred() {
        var example = at(book(HUNDRED), 30_000);
        return example.when(buy("x", 1).at(101))
                .when(sell("x", 1).at(201))
                .when(buy("y", 1).at(199));
    }

    @Test
    void a_window_that_begins_before_the_market_did_is_absent() {
        var example = market().freshPool("1000", "2000");

        assertThat(view(at(example, 59_999)).mean(Window.ONE_MINUTE)).isEmpty();
        assertThat(view(at(example, 60_000)).mean(Window.ONE_MINUTE)).hasValue(micros(2));
        assertThat(view(example).geometricMean(Window.ONE_MINUTE)).hasValue(1_999_999);
        assertThat(view(example).mean(Window.FIVE_MINUTES)).isEmpty();
        assertThat(view(example).geometricMean(Window.FIVE_MINUTES)).isEmpty();
        assertThat(view(at(example, 86_399_999)).mean(Window.ONE_DAY)).isEmpty();
        assertThat(view(at(example, 86_400_000)).mean(Window.ONE_DAY)).hasValue(micros(2));
    }

    /// 30 x 100 and 30 x 200 are 150 a second; the square root of 20,000 is 141.4213562...
    @Test
    void each_second_counts_as_it_ended() {
        var example = at(hundredThenTwoHundred(), 60_000);

        assertThat(view(example).mean(Window.ONE_MINUTE)).hasValue(micros(150));
        assertThat(view(example).geometricMean(Window.ONE_MINUTE)).hasValue(141_421_356);
    }

    /// (29 x 100 + 30 x 200 + 300) / 60 is 153.3333333...
    @Test
    void nothing_inside_a_second_moves_a_mean() {
        var example = at(hundredThenTwoHundred(), 60_000);
        example.when(buy("x", 1).at(201)).when(sell("x", 1).at(301)).when(buy("y", 1).at(299));

        assertThat(view(example).midPrice()).hasValue(micros(300));
        assertThat(view(example).mean(Window.ONE_MINUTE)).hasValue(micros(150));
        assertThat(view(at(example, 60_999)).mean(Window.ONE_MINUTE)).hasValue(micros(150));
        assertThat(view(at(example, 61_000)).mean(Window.ONE_MINUTE)).hasValue(153_333_333);
    }

    @Test
    void a_price_that_is_gone_stays_the_last() {
        var example = book(HUNDRED);
        at(example, 30_000);
        for (var order : example.floor().shelf().orders()) {
            example.cancel(order.account(), order.clientOrderId());
        }
        assertThat(view(example).sampledPrice()).isEmpty();

        assertThat(view(at(example, 60_000)).mean(Window.ONE_MINUTE)).hasValue(micros(100));
    }

    @Test
    void the_highest_price_does_not_overflow_in_a_day() {
        var example =
                market().when(new MarketInput.AddToPool("alice", "a", 1, 9_200_000_000_000L, 0));

        assertThat(view(at(example, 86_400_000)).mean(Window.ONE_DAY))
                .hasValue(9_200_000_000_000_000_000L);
    }

    @Test
    void a_tick_is_due_once_a_minute_where_there_is_a_price() {
        var nothing = market();
        assertThat(nothing.floor().market().nextDueMs()).hasValue(Floor.MIDNIGHT_MS);

        // The market begins 20 seconds after a whole minute.
        var priced = at(market().freshPool("1000", "2000"), 5);
        assertThat(priced.floor().market().nextDueMs()).hasValue(Floor.START_MS + 40_000);
        at(priced, 40_000);
        assertThat(priced.floor().market().nextDueMs()).hasValue(Floor.START_MS + 100_000);

        priced.when(new MarketInput.ChangePhase(Phase.CLOSED));
        // Nothing but the release of the pool's shares.
        assertThat(priced.floor().market().nextDueMs()).hasValue(Floor.START_MS + 600_000);
    }

    /// The price changes with every second for longer than a day.
    @Test
    void rows_are_kept_for_a_day_and_no_longer() {
        var market = Market.of(Amounts.MARKET, List.of(), Proof.KINDS);
        var rows = new HashSet<RowKey>();
        long day = Window.ONE_DAY.seconds();
        market.apply(new MarketInput.Open(Floor.TERMS, Phase.ACTIVE), 0);
        market.apply(sell("x", 1).at(1_000_000).id("ask").placed(), 0);
        int most = 0;
        for (long second = 0; second < day + 2_000; second++) {
            var bid = buy("y", 1).at(2 * (second + 1)).id("bid" + second);
            market.apply(bid.placed(), second * 1_000);
            market.apply(
                    new MarketInput.Cancel("y", "c" + second, "bid" + (second - 1)),
                    second * 1_000 + 1);
            for (var change : market.takeChanges()) {
                if (change.key().kind() != RowKey.Kind.PRICE) continue;
                if (change.row().isPresent()) rows.add(change.key());
                else rows.remove(change.key());
            }
            most = Math.max(most, rows.size());
        }
        assertThat(most).isBetween((int) day, (int) day + 2);

        // Seconds 1,999 to 88,398 ended at mids of 500,000 + 2,000 to 500,000 + 88,399.
        market.apply(new MarketInput.Tick(), (day + 1_999) * 1_000);
        assertThat(market.view().mean(Window.ONE_DAY)).hasValue(micros("545199.5"));
    }
}

package ai.hanzo.hmm.market.engine;

import static ai.hanzo.hmm.market.example.Amounts.micros;
import static ai.hanzo.hmm.market.example.Example.book;
import static ai.hanzo.hmm.market.example.Example.market;
import static ai.hanzo.hmm.market.example.Order.buy;
import static ai.hanzo.hmm.market.example.Order.sell;

import static org.assertj.core.api.Assertions.assertThat;

import ai.hanzo.hmm.market.book.Side;
import ai.hanzo.hmm.market.command.MarketInput;
import ai.hanzo.hmm.market.example.Example;
import ai.hanzo.hmm.market.example.Proof;
import ai.hanzo.hmm.market.quality.RawMetrics;
import ai.hanzo.hmm.market.state.Book.Level;

import org.junit.jupiter.api.Test;

import java.util.List;

/// What a market shows of itself (rules, section 10).
class MarketViewTest {
    private static final String BOOK =
            """
            bid | price | ask
                |   105 | 1
                |   104 | 2 bob, 3 carl
              4 |   101 |
              1 |   100 |
            """;

    private static MarketView view(Example example) {
        return example.floor().market().view();
    }

    @Test
    void a_market_without_anything_has_no_price() {
        var view = view(market());

        assertThat(view.lastPrice()).isEmpty();
        assertThat(view.bestPrice(Side.BUY)).isEmpty();
        assertThat(view.midPrice()).isEmpty();
        assertThat(view.poolPrice()).isEmpty();
        assertThat(view.sampledPrice()).isEmpty();
        assertThat(view.qualityAdjustedPrice()).isEmpty();
        assertThat(view.depth(Side.SELL, 10)).isEmpty();
    }

    @Test
    void levels_add_up_their_orders_best_first() {
        var view = view(book(BOOK));

        assertThat(view.depth(Side.SELL, 10))
                .containsExactly(
                        new Level(micros(104), micros(5)), new Level(micros(105), micros(1)));
        assertThat(view.depth(Side.BUY, 1)).containsExactly(new Level(micros(101), micros(4)));
        assertThat(view.bestPrice(Side.BUY)).hasValue(micros(101));
        assertThat(view.bestPrice(Side.SELL)).hasValue(micros(104));
        assertThat(view.midPrice()).hasValue(micros("102.5"));
    }

    @Test
    void the_sampled_price_is_the_pools_else_the_mid_else_the_last() {
        var traded = market().when(sell("bob", 1).at(7)).when(buy("alice", 1).at(7));
        assertThat(view(traded).lastPrice()).hasValue(micros(7));
        assertThat(view(traded).sampledPrice()).hasValue(micros(7));

        traded.with(BOOK);
        assertThat(view(traded).sampledPrice()).hasValue(micros("102.5"));

        traded.pool("1000", "102000");
        assertThat(view(traded).poolPrice()).hasValue(micros(102));
        assertThat(view(traded).sampledPrice()).hasValue(micros(102));
    }

    /// The last price of a swap is what it cost a unit: 20.202021 for 10.
    @Test
    void the_last_price_of_a_swap_is_its_average() {
        var example = market().pool("1000", "2000").when(buy("alice", 10).at(3));

        assertThat(view(example).lastPrice()).hasValue(2_020_202);
    }

    /// A million units at a grade of 1 and 500,000 at 1.266: 1.088666 on average.
    @Test
    void the_quality_adjusted_price_is_at_the_grade_of_what_is_owed() {
        var example =
                market().pool("1000", "2000")
                        .when(new MarketInput.Bond("p", "b", micros(550_000)))
                        .when(
                                new MarketInput.FoldQuality(
                                        "p",
                                        1,
                                        RawMetrics.of(400, 40_000_000, 998_902, 900_000),
                                        List.of()))
                        .when(Proof.request("p"))
                        .when(Proof.attest("p", Proof.ANY_RATE))
                        // 1.266 x 394,944.707741 is 499,999.999999
                        .when(
                                new MarketInput.Issue(
                                        "p",
                                        "i",
                                        micros("394944.707741"),
                                        1_000_000,
                                        Proof.keyOf("p")));

        assertThat(view(example).grade()).hasValue(1_088_666);
        assertThat(view(example).qualityAdjustedPrice()).hasValue(2_177_332);
    }

    @Test
    void a_price_that_does_not_fit_at_that_grade_is_absent() {
        var example =
                market().when(new MarketInput.AddToPool("alice", "a", 1, 9_200_000_000_000L, 0))
                        .when(
                                new MarketInput.FoldQuality(
                                        "provider",
                                        1,
                                        RawMetrics.of(1, 50_000_000, 999_900, 0),
                                        List.of()));

        assertThat(view(example).poolPrice()).hasValue(9_200_000_000_000_000_000L);
        assertThat(view(example).grade().orElseThrow()).isGreaterThan(1_000_000);
        assertThat(view(example).qualityAdjustedPrice()).isEmpty();
    }
}

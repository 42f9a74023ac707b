package ai.hanzo.hmm.market.engine;

import static ai.hanzo.hmm.market.event.OrderReport.Status.CANCELLED;
import static ai.hanzo.hmm.market.event.OrderReport.Status.OPEN;
import static ai.hanzo.hmm.market.event.RefusalCode.CAPACITY_BUSY;
import static ai.hanzo.hmm.market.event.RefusalCode.INVALID_AMOUNT;
import static ai.hanzo.hmm.market.event.RefusalCode.LOT_SIZE;
import static ai.hanzo.hmm.market.event.RefusalCode.MIN_NOTIONAL;
import static ai.hanzo.hmm.market.event.RefusalCode.OPEN_ORDER_LIMIT;
import static ai.hanzo.hmm.market.event.RefusalCode.ORDER_DONE;
import static ai.hanzo.hmm.market.event.RefusalCode.OVERFLOW;
import static ai.hanzo.hmm.market.event.RefusalCode.TICK_SIZE;
import static ai.hanzo.hmm.market.event.RefusalCode.UNKNOWN_MARKET;
import static ai.hanzo.hmm.market.event.RefusalCode.UNKNOWN_PROVIDER;
import static ai.hanzo.hmm.market.example.Amounts.MARKET;
import static ai.hanzo.hmm.market.example.Amounts.SCU;
import static ai.hanzo.hmm.market.example.Example.book;
import static ai.hanzo.hmm.market.example.Example.market;
import static ai.hanzo.hmm.market.example.Order.buy;
import static ai.hanzo.hmm.market.example.Order.sell;
import static ai.hanzo.hmm.market.example.Traded.trade;

import static org.assertj.core.api.Assertions.assertThat;

import ai.hanzo.hmm.market.book.Side;
import ai.hanzo.hmm.market.command.Conditions;
import ai.hanzo.hmm.market.command.Delivery;
import ai.hanzo.hmm.market.command.MarketInput;
import ai.hanzo.hmm.market.command.OrderTerms;
import ai.hanzo.hmm.market.command.TimeInForce;
import ai.hanzo.hmm.market.event.MarketEvent;
import ai.hanzo.hmm.market.event.OrderReport;
import ai.hanzo.hmm.market.event.RefusalCode;
import ai.hanzo.hmm.market.example.Proof;
import ai.hanzo.hmm.market.laws.Floor;
import ai.hanzo.hmm.market.route.FeeRates;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.List;
import java.util.OptionalLong;

/// Every refusal has its code and its numbers, gives back what was held and changes nothing (rules,
/// section 11); that nothing changes is one of the laws that every example is checked against.
class RefusalsTest {
    private static final String KEY = Proof.keyOf(Floor.PROVIDER);

    @Test
    void a_price_between_two_ticks() {
        market().when(buy("alice", 1).at("100.0005"))
                .refused(TICK_SIZE, "priceMicros", 100_000_500)
                .refused(TICK_SIZE, "tickMicros", 1_000)
                .releases("alice", "100.300502")
                .leavesNothing();
    }

    @Test
    void a_quantity_between_two_lots() {
        market().when(sell("alice", "1.0005").at("100"))
                .refused(LOT_SIZE, "quantityMicros", 1_000_500)
                .releases("alice", "1.0005");
        market().when(sell("alice", "1.0005")).refused(LOT_SIZE, "lotMicros", 1_000);
        market().when(buy("alice", "0.0001")).refused(LOT_SIZE);
    }

    @Test
    void an_order_worth_less_than_the_minimum() {
        market().when(buy("alice", "0.001").at("9.999"))
                .refused(MIN_NOTIONAL, "notionalMicros", 9_999);
        market().when(buy("alice", "0.001").at("10")).ends(OPEN);
    }

    @ParameterizedTest
    @CsvSource({
        // kind  , price, quantity, other
        "limit   ,     0,     1000,     0",
        "limit   , -1000,     1000,     0",
        "limit   ,  1000,        0,     0",
        "limit   ,  1000,    -1000,     0",
        "limit   ,  1000, -9223372036854775808, 0",
        "buy     ,     0,        0, 10000",
        "buy     ,     0,    -1000, 10000",
        "buy     , 10000,     1000,    -1",
        "buy     , 10000,     1000, 1000001",
        "cost    ,     0,     1000, 10000",
        "cost    ,    -5,     1000, 10000",
        "sell    ,     0,        0, 10000",
        "sell    ,     0,    -1000, 10000",
        "sell    ,     0,     1000, 1000001",
        "budget  ,     0,        0, 10000",
        "budget  ,    -1,        0, 10000",
        "rate    ,     0,     1000, 0",
        "rate    ,    -1,     1000, 0",
    })
    void amounts_that_make_no_sense(String kind, long a, long quantity, int slippage) {
        OrderTerms terms =
                switch (kind) {
                    case "limit" -> new OrderTerms.Limit(Side.SELL, a, quantity, TimeInForce.GTC);
                    case "buy" -> new OrderTerms.MarketBuy(quantity, 1_000_000, slippage);
                    case "cost" -> new OrderTerms.MarketBuy(quantity, a, slippage);
                    case "sell", "rate" -> new OrderTerms.MarketSell(quantity, slippage);
                    default -> new OrderTerms.BudgetBuy(a, slippage);
                };
        var rate = kind.equals("rate") ? OptionalLong.of(a) : OptionalLong.empty();
        book("5 | 100 | ")
                .when(
                        new MarketInput.Place(
                                "alice",
                                "odd",
                                terms,
                                Conditions.NONE,
                                Delivery.HOLD,
                                rate,
                                0,
                                FeeRates.STANDARD,
                                "alice"))
                .refused(INVALID_AMOUNT);
    }

    @Test
    void amounts_of_other_commands_that_make_no_sense() {
        market().when(new MarketInput.AddToPool("alice", "a", 0, 5, 0)).refused(INVALID_AMOUNT);
        market().when(new MarketInput.AddToPool("alice", "a", 5, -1, 0)).refused(INVALID_AMOUNT);
        market().when(new MarketInput.RemoveFromPool("alice", "a", 0, 0, 0))
                .refused(INVALID_AMOUNT, "shares", 0);
        market().when(new MarketInput.Bond("alice", "a", -5))
                .refused(INVALID_AMOUNT, "amountMicros", -5);
        market().when(new MarketInput.Unbond("provider", "a", 0)).refused(INVALID_AMOUNT);
        market().when(new MarketInput.Unbond("provider", "a", Long.MIN_VALUE))
                .refused(INVALID_AMOUNT);
        market().when(new MarketInput.Issue("provider", "a", -1, 1, KEY)).refused(INVALID_AMOUNT);
        market().when(new MarketInput.Issue("provider", "a", 1_000_000, -1, KEY))
                .refused(INVALID_AMOUNT);
    }

    @Test
    void amounts_beyond_64_bits() {
        long most = Long.MAX_VALUE / 1_000 * 1_000;
        var terms = new OrderTerms.Limit(Side.SELL, most, most, TimeInForce.GTC);
        market().when(
                        new MarketInput.Place(
                                "alice",
                                "big",
                                terms,
                                Conditions.NONE,
                                Delivery.HOLD,
                                OptionalLong.empty(),
                                0,
                                FeeRates.STANDARD,
                                "alice"))
                .refused(OVERFLOW);
        market().when(new MarketInput.Issue("provider", "big", Long.MAX_VALUE, 1, KEY))
                .refused(OVERFLOW);
    }

    /// 1 uSCU beside ten million HANZO: a price of 1e19 uH does not fit.
    @Test
    void a_pool_whose_price_is_beyond_64_bits() {
        market().when(new MarketInput.AddToPool("alice", "a", 1, 9_300_000_000_000L, 0))
                .refused(OVERFLOW)
                .when(new MarketInput.AddToPool("alice", "b", 1, 9_200_000_000_000L, 0))
                .leavesPool("0.000001", "9200000");
    }

    /// 9,000 SCU of a million seconds each, at the lowest grade two raw units for one, at a
    /// millionth of a unit a second: 1.8e19 ms.
    @Test
    void a_bid_whose_delivery_64_bits_cannot_tell_is_refused_before_it_stops_a_seller() {
        var tokens = Floor.terms(MARKET, "1000000 tokens", 1_000_000);
        market(tokens)
                .when(buy("alice", 9_000).at("1").rate("0.000001").delivered())
                .refused(OVERFLOW)
                .when(buy("alice", 9_000).at("1").rate("0.00001").delivered())
                .ends(OPEN)
                .when(sell("bob", 9_000).at("1"))
                .then(trade(9_000, 1));
    }

    @Test
    void an_order_that_is_not_open_cannot_be_cancelled() {
        book("5 | 100 | ")
                .cancel("maker", "o2")
                .refused(ORDER_DONE)
                .cancel("alice", "o1")
                .refused(ORDER_DONE)
                .cancel("maker", "o1")
                .leavesNothing()
                .when(new MarketInput.Cancel("maker", "again", "o1"))
                .refused(ORDER_DONE);
    }

    @Test
    void a_thousand_open_orders_are_enough() {
        var full = market();
        for (int i = 0; i < 1_000; i++) full.when(sell("alice", "0.01").at(1_000 + i));
        full.when(sell("alice", "0.01").at(5_000))
                .refused(OPEN_ORDER_LIMIT, "openOrders", 1_000)
                .refused(OPEN_ORDER_LIMIT, "mostOpenOrders", 1_000)
                .when(sell("bob", "0.01").at(5_000))
                .ends(OPEN)
                .when(buy("alice", "0.01").at(900).ioc())
                .then()
                .ends(CANCELLED)
                .cancel("alice", "o1")
                .when(sell("alice", "0.01").at(5_000))
                .ends(OPEN);
    }

    @Test
    void a_partly_filled_order_that_may_not_rest_is_refused_whole() {
        var full = market();
        for (int i = 0; i < 1_000; i++) full.when(sell("alice", "0.01").at(1_000 + i));
        full.when(buy("bob", 1).at(10))
                .when(sell("alice", 2).at(10))
                .refused(OPEN_ORDER_LIMIT)
                .when(sell("alice", 1).at(10))
                .then(trade(1, 10));
    }

    @Test
    void capacity_that_is_busy() {
        market().when(sell("bob", 1).at("5"))
                .when(buy("alice", 1).at("5").delivered().rate("1000001"))
                .refused(CAPACITY_BUSY, "rateMicros", 1_000_001_000_000L)
                .when(buy("alice", 1).at("5").delivered().rate("1000000"))
                .then(trade(1, 5))
                .gains("alice", SCU, "0");
    }

    @Test
    void a_provider_without_a_bond() {
        market().when(new MarketInput.Issue("alice", "i", 1_000_000, 1, KEY))
                .refused(UNKNOWN_PROVIDER)
                .when(new MarketInput.Unbond("alice", "u", 5))
                .refused(UNKNOWN_PROVIDER);
    }

    @Test
    void a_market_that_does_not_exist_refuses_under_number_0_and_keeps_nothing() {
        var nowhere = Market.of(MARKET, List.of(), Proof.KINDS);

        var events = nowhere.apply(buy("alice", 1).at(100).id("o1").placed(), 77);

        assertThat(events).hasSize(1);
        var execution = (MarketEvent.Executed) events.getFirst();
        assertThat(execution.sequence()).isZero();
        assertThat(execution.timeMs()).isEqualTo(77);
        assertThat(execution.commandId()).isEqualTo("o1");
        assertThat(execution.refused().orElseThrow().code()).isEqualTo(UNKNOWN_MARKET);
        assertThat(execution.orders())
                .extracting(OrderReport::status)
                .containsExactly(OrderReport.Status.REFUSED);
        assertThat(execution.changes())
                .extracting(c -> c.freeMicros())
                .containsExactly(-100_300_000L, 100_300_000L);
        assertThat(nowhere.takeChanges()).isEmpty();
        assertThat(nowhere.view().isOpen()).isFalse();
        assertThat(nowhere.apply(new MarketInput.Tick(), 78)).isEmpty();
        assertThat(nowhere.takeChanges()).isEmpty();
    }

    @Test
    void the_names_of_refusals_are_public_and_stay() {
        assertThat(RefusalCode.values())
                .extracting(Enum::name)
                .contains(
                        "UNKNOWN_MARKET",
                        "MARKET_NOT_ACTIVE",
                        "TICK_SIZE",
                        "LOT_SIZE",
                        "MIN_NOTIONAL",
                        "INSUFFICIENT_FUNDS",
                        "INSUFFICIENT_BOND",
                        "CLIENT_ORDER_ID_CONFLICT",
                        "UNKNOWN_ORDER",
                        "ORDER_DONE",
                        "NO_LIQUIDITY",
                        "OPEN_ORDER_LIMIT",
                        "MIN_SHARES",
                        "MIN_AMOUNT",
                        "CAPACITY_BUSY",
                        "OVERFLOW");
    }
}

package ai.hanzo.hmm.client.command;

import ai.hanzo.hmm.client.Amount;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/// An order to be placed. The same `clientOrderId` and content again is answered again and changes
/// nothing; other content is refused. Prices are HANZO per standard unit, quantities standard
/// units.
public sealed interface Order {
    String clientOrderId();

    String market();

    /// LIMIT or MARKET.
    @JsonProperty
    String type();

    /// A limit order that rests until it is filled or cancelled.
    static Limit limit(String id, String market, Side side, Amount price, Amount quantity) {
        return new Limit(
                id,
                market,
                side,
                price,
                quantity,
                TimeInForce.GTC,
                OptionalLong.empty(),
                PostOnly.NO,
                OrderOptions.NONE);
    }

    /// A quantity at what it costs now.
    ///
    /// @param maxCost the most that it may cost, fee included
    static MarketBuy buy(String id, String market, Amount quantity, Amount maxCost) {
        var some = Optional.of(quantity);
        return new MarketBuy(id, market, some, maxCost, OptionalInt.empty(), OrderOptions.NONE);
    }

    /// As much as a budget buys now, the fee included.
    static MarketBuy spend(String id, String market, Amount budget) {
        var any = Optional.<Amount>empty();
        return new MarketBuy(id, market, any, budget, OptionalInt.empty(), OrderOptions.NONE);
    }

    /// A quantity for what it brings now.
    static MarketSell sell(String id, String market, Amount quantity) {
        return new MarketSell(id, market, quantity, OptionalInt.empty(), OrderOptions.NONE);
    }

    /// At a price or better.
    ///
    /// @param expiresAtMs of GTT alone, ms since 1970 by the exchange's clock
    record Limit(
            String clientOrderId,
            String market,
            Side side,
            Amount price,
            Amount quantity,
            TimeInForce timeInForce,
            OptionalLong expiresAtMs,
            PostOnly postOnly,
            @JsonUnwrapped OrderOptions options)
            implements Order {
        @Override
        public String type() {
            return "LIMIT";
        }

        public Limit lasting(TimeInForce other) {
            return lasting(other, OptionalLong.empty());
        }

        public Limit until(Instant expiry) {
            return lasting(TimeInForce.GTT, OptionalLong.of(expiry.toEpochMilli()));
        }

        public Limit postOnly(PostOnly mode) {
            return new Limit(
                    clientOrderId,
                    market,
                    side,
                    price,
                    quantity,
                    timeInForce,
                    expiresAtMs,
                    mode,
                    options);
        }

        public Limit with(OrderOptions other) {
            return new Limit(
                    clientOrderId,
                    market,
                    side,
                    price,
                    quantity,
                    timeInForce,
                    expiresAtMs,
                    postOnly,
                    other);
        }

        private Limit lasting(TimeInForce other, OptionalLong expiry) {
            return new Limit(
                    clientOrderId, market, side, price, quantity, other, expiry, postOnly, options);
        }
    }

    /// @param quantity none for as much as `maxCost` buys
    /// @param maxCost HANZO, fee included
    /// @param slippagePpm how far from the best price at arrival
    record MarketBuy(
            String clientOrderId,
            String market,
            Optional<Amount> quantity,
            Amount maxCost,
            OptionalInt slippagePpm,
            @JsonUnwrapped OrderOptions options)
            implements Order {
        @Override
        public String type() {
            return "MARKET";
        }

        @JsonProperty
        public Side side() {
            return Side.BUY;
        }

        public MarketBuy slipping(int slippagePpm) {
            var most = OptionalInt.of(slippagePpm);
            return new MarketBuy(clientOrderId, market, quantity, maxCost, most, options);
        }

        public MarketBuy with(OrderOptions other) {
            return new MarketBuy(clientOrderId, market, quantity, maxCost, slippagePpm, other);
        }
    }

    /// @param slippagePpm how far from the best price at arrival
    record MarketSell(
            String clientOrderId,
            String market,
            Amount quantity,
            OptionalInt slippagePpm,
            @JsonUnwrapped OrderOptions options)
            implements Order {
        @Override
        public String type() {
            return "MARKET";
        }

        @JsonProperty
        public Side side() {
            return Side.SELL;
        }

        public MarketSell slipping(int slippagePpm) {
            var most = OptionalInt.of(slippagePpm);
            return new MarketSell(clientOrderId, market, quantity, most, options);
        }

        public MarketSell with(OrderOptions other) {
            return new MarketSell(clientOrderId, market, quantity, slippagePpm, other);
        }
    }
}

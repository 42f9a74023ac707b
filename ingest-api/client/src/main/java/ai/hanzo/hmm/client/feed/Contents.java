package ai.hanzo.hmm.client.feed;

import ai.hanzo.hmm.client.answer.Allocation;
import ai.hanzo.hmm.client.answer.Balances;
import ai.hanzo.hmm.client.answer.Candle;
import ai.hanzo.hmm.client.answer.Execution;
import ai.hanzo.hmm.client.answer.Prices;
import ai.hanzo.hmm.client.answer.Trade;
import ai.hanzo.hmm.client.http.Json;
import ai.hanzo.hmm.client.http.NotUnderstood;

import com.fasterxml.jackson.databind.JsonNode;

import java.util.List;
import java.util.Optional;

/// The `data` of messages.
final class Contents {
    private Contents() {}

    /// @throws NotUnderstood when it is of another shape
    static Content ofSnapshot(Channel channel, JsonNode data) {
        return switch (channel) {
            case PRICES, DEPTH, BALANCES -> either(channel, data);
            case TRADES -> new Content.Trades(list(Trade.class, data, "trades"));
            case CANDLES -> new Content.Candles(list(Candle.class, data, "candles"));
            case EXECUTIONS -> Json.as(Content.OpenOrders.class, data);
            case ALLOCATIONS ->
                    new Content.Allocations(list(Allocation.class, data, "allocations"));
        };
    }

    /// @throws NotUnderstood when it is of another shape
    static Content ofUpdate(Channel channel, JsonNode data) {
        return switch (channel) {
            case PRICES, DEPTH, BALANCES -> either(channel, data);
            case TRADES -> new Content.Trades(List.of(Json.as(Trade.class, data)));
            case CANDLES -> new Content.Candles(List.of(Json.as(Candle.class, data)));
            case EXECUTIONS -> new Content.Happened(Json.as(Execution.class, data));
            case ALLOCATIONS -> new Content.Allocations(List.of(Json.as(Allocation.class, data)));
        };
    }

    /// What is the same in snapshots and updates.
    private static Content either(Channel channel, JsonNode data) {
        return switch (channel) {
            case PRICES -> new Content.AllPrices(published(Prices.class, data));
            case BALANCES -> new Content.AllBalances(published(Balances.class, data));
            default -> Json.as(Content.Depth.class, data);
        };
    }

    /// Before anything is published there is a name and no time.
    private static <T> Optional<T> published(Class<T> type, JsonNode data) {
        return data.has("timeMs") ? Optional.of(Json.as(type, data)) : Optional.empty();
    }

    private static <T> List<T> list(Class<T> type, JsonNode data, String name) {
        if (!data.path(name).isArray()) throw new NotUnderstood(data.toString());
        return data.get(name).valueStream().map(each -> Json.as(type, each)).toList();
    }
}

package ai.hanzo.hmm.client.feed;

import ai.hanzo.hmm.client.http.Json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import java.util.Optional;

/// What one subscription is about.
///
/// @param of the market or the account
/// @param interval of candles, `1s`, `1m`, `5m`, `1h` or `1d`; empty for all else
public record Subject(Channel channel, String of, String interval) {
    public Subject {
        if (interval.isEmpty() == (channel == Channel.CANDLES)) {
            throw new IllegalArgumentException("candles, and nothing else, have an interval");
        }
    }

    /// Each message is all prices.
    public static Subject prices(String market) {
        return new Subject(Channel.PRICES, market, "");
    }

    /// The last hundred, then each.
    public static Subject trades(String market) {
        return new Subject(Channel.TRADES, market, "");
    }

    /// The book, then the levels that change.
    public static Subject depth(String market) {
        return new Subject(Channel.DEPTH, market, "");
    }

    /// The last hundred bars that are over, then each.
    public static Subject candles(String market, String interval) {
        return new Subject(Channel.CANDLES, market, interval);
    }

    /// The orders that are open, then all that happens to the account.
    public static Subject executions(String account) {
        return new Subject(Channel.EXECUTIONS, account, "");
    }

    /// Each message is all that the account has.
    public static Subject balances(String account) {
        return new Subject(Channel.BALANCES, account, "");
    }

    /// What the account has bought and is open, then each as it changes.
    public static Subject allocations(String account) {
        return new Subject(Channel.ALLOCATIONS, account, "");
    }

    /// As it stands in a request.
    ObjectNode json() {
        var json = Json.object().put("channel", channel.word()).put(naming(channel), of);
        if (!interval.isEmpty()) json.put("interval", interval);
        return json;
    }

    /// What a message is about; nothing where it names no subject.
    static Optional<Subject> read(JsonNode message) {
        return Channel.of(message.path("channel").asText())
                .map(channel -> read(channel, message))
                .filter(subject -> !subject.of.isEmpty());
    }

    private static Subject read(Channel channel, JsonNode message) {
        boolean isCandles = channel == Channel.CANDLES;
        return new Subject(
                channel,
                message.path(naming(channel)).asText(),
                isCandles ? message.path("interval").asText("?") : "");
    }

    private static String naming(Channel channel) {
        return channel.isOfAccounts() ? "account" : "market";
    }
}

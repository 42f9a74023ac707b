package ai.hanzo.hmm.bench.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import ai.hanzo.hmm.bench.load.Workload;
import ai.hanzo.hmm.door.request.Decimals;
import ai.hanzo.hmm.wire.CancelOrder;
import ai.hanzo.hmm.wire.OrderType;
import ai.hanzo.hmm.wire.PlaceOrder;

import java.util.List;
import java.util.StringJoiner;

/// Commands as the door takes them, written without a JSON library: the load shares the machine
/// with what is measured.
final class Requests {
    private final String host;

    /// @param host and port of the door
    Requests(String host) {
        this.host = host;
    }

    /// A request of one command.
    byte[] single(Workload.Next next) {
        var envelope = next.command().getEnvelope();
        return switch (next.command().getBody()) {
            case PlaceOrder order ->
                    post("/v1/orders", place(envelope.getAccount(), envelope.getId(), order));
            case CancelOrder cancel ->
                    cancel(envelope.getAccount(), envelope.getId(), cancel.getClientOrderId());
            case Object other -> throw new IllegalArgumentException("not of the mix: " + other);
        };
    }

    /// A request of many.
    byte[] batch(List<Workload.Next> commands) {
        var body = new StringJoiner(",", "{\"orders\":[", "]}");
        for (var next : commands) body.add(entry(next));
        return post("/v1/orders/batch", body.toString());
    }

    private static String entry(Workload.Next next) {
        var envelope = next.command().getEnvelope();
        var account = envelope.getAccount();
        var id = envelope.getId();
        return switch (next.command().getBody()) {
            case PlaceOrder order -> "{\"place\":" + place(account, id, order) + "}";
            case CancelOrder cancel ->
                    "{\"cancel\":{\"account\":\"%s\",\"clientOrderId\":\"%s\",\"id\":\"%s\"}}"
                            .formatted(account, cancel.getClientOrderId(), id);
            case Object other -> throw new IllegalArgumentException("not of the mix: " + other);
        };
    }

    private byte[] post(String path, String body) {
        return ("POST "
                        + path
                        + " HTTP/1.1\r\nHost: "
                        + host
                        + "\r\nContent-Type: application/json\r\nContent-Length: "
                        + body.length()
                        + "\r\n\r\n"
                        + body)
                .getBytes(ISO_8859_1);
    }

    private byte[] cancel(String account, String id, String order) {
        return ("DELETE /v1/orders/"
                        + account
                        + "/"
                        + order
                        + " HTTP/1.1\r\nHost: "
                        + host
                        + "\r\nIdempotency-Key: "
                        + id
                        + "\r\n\r\n")
                .getBytes(ISO_8859_1);
    }

    private static String place(String account, String id, PlaceOrder order) {
        var json = new StringBuilder(256);
        json.append("{\"account\":\"").append(account);
        field(json, "clientOrderId", id);
        field(json, "market", order.getMarket());
        field(json, "side", order.getSide().name());
        field(json, "type", order.getType().name());
        field(json, "delivery", order.getDelivery().name());
        field(json, "quantity", Decimals.show(order.getQuantityMicros()));
        if (order.getType() == OrderType.LIMIT) {
            field(json, "price", Decimals.show(order.getPriceMicros()));
        }
        if (order.getMaxCostMicros() != null) {
            field(json, "maxCost", Decimals.show(order.getMaxCostMicros()));
        }
        json.append('"');
        if (order.getType() == OrderType.MARKET) {
            json.append(",\"slippagePpm\":").append(order.getSlippagePpm());
        }
        return json.append('}').toString();
    }

    /// Ends the text before it and leaves its own open.
    private static void field(StringBuilder json, String name, String value) {
        json.append("\",\"").append(name).append("\":\"").append(value);
    }
}

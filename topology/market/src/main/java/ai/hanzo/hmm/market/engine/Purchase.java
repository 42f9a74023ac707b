package ai.hanzo.hmm.market.engine;

import java.util.LinkedHashMap;
import java.util.Map;

/// What one order bought in one command and wants delivered: uSCU by seller, at a rate.
record Purchase(
        String consumer, String clientOrderId, long rateMicros, Map<String, Long> bySeller) {

    static Purchase of(String consumer, String clientOrderId, long rateMicros) {
        return new Purchase(consumer, clientOrderId, rateMicros, new LinkedHashMap<>());
    }

    void add(String seller, long quantityMicros) {
        bySeller.merge(seller, quantityMicros, Long::sum);
    }
}

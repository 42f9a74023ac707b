package ai.hanzo.hmm.market.engine;

import ai.hanzo.hmm.market.units.Micros;

import java.util.LinkedHashMap;
import java.util.Map;

/// What one order bought in one command, and what it asks of those who deliver it: uSCU by seller,
/// and what was paid.
final class Purchase {
    private final String consumer;
    private final String clientOrderId;
    private final Assignment.Asked asked;
    private final Map<String, Long> bySeller = new LinkedHashMap<>();
    private long quantityMicros;
    private long notionalMicros;

    Purchase(String consumer, String clientOrderId, Assignment.Asked asked) {
        this.consumer = consumer;
        this.clientOrderId = clientOrderId;
        this.asked = asked;
    }

    void add(String seller, long moreMicros, long moreNotionalMicros) {
        bySeller.merge(seller, moreMicros, Long::sum);
        quantityMicros += moreMicros;
        notionalMicros += moreNotionalMicros;
    }

    String consumer() {
        return consumer;
    }

    String clientOrderId() {
        return clientOrderId;
    }

    Assignment.Asked asked() {
        return asked;
    }

    /// uSCU by seller.
    Map<String, Long> bySeller() {
        return bySeller;
    }

    /// The mean price paid without fees, uH per SCU, rounded **down**.
    long priceDown() {
        return Micros.mulDivDown(notionalMicros, Micros.ONE, quantityMicros);
    }
}

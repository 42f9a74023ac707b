package ai.hanzo.hmm.market.engine;

import ai.hanzo.hmm.market.units.Micros;

import java.util.LinkedHashMap;
import java.util.Map;

/// What one order bought in one command and wants delivered at a rate: uSCU by seller, and what it
/// was paid.
final class Purchase {
    private final String consumer;
    private final String clientOrderId;
    private final long rateMicros;
    private final Map<String, Long> bySeller = new LinkedHashMap<>();
    private long quantityMicros;
    private long notionalMicros;

    Purchase(String consumer, String clientOrderId, long rateMicros) {
        this.consumer = consumer;
        this.clientOrderId = clientOrderId;
        this.rateMicros = rateMicros;
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

    long rateMicros() {
        return rateMicros;
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

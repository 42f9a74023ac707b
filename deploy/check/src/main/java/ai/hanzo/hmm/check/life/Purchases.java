package ai.hanzo.hmm.check.life;

import ai.hanzo.hmm.check.Judgement;
import ai.hanzo.hmm.wire.Allocation;
import ai.hanzo.hmm.wire.Execution;
import ai.hanzo.hmm.wire.OrderSide;
import ai.hanzo.hmm.wire.Settlement;

import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/// What was bought at one time to be used at once, or redeemed, and what came of it: of each
/// consumer's units as many are allocated, paid for in cash or left in its account. Units in uSCU.
final class Purchases {
    private static final String REDEEM = "REDEEM";

    private final String market;
    private final Asked asked;
    private final Identity identity;
    private final Judgement judgement;
    private final Map<String, Consumer> consumers = new TreeMap<>();

    /// Redemptions that are not answered yet, by account and command.
    private final Map<String, Long> redemptions = new HashMap<>();

    private static final class Consumer {
        private final Map<String, Order> orders = new TreeMap<>();
        private long boughtMicros;
        private long allocatedMicros;
        private long redeemedMicros;
        private long unassignedMicros;
        private boolean mayHaveCash;

        private Order order(String id) {
            return orders.computeIfAbsent(id, _ -> new Order());
        }
    }

    private static final class Order {
        private long boughtMicros;
        private long allocatedMicros;

        /// The highest that was paid, uH per SCU.
        private long priceMicros = -1;
    }

    Purchases(String market, Asked asked, Identity identity, Judgement judgement) {
        this.market = market;
        this.asked = asked;
        this.identity = identity;
        this.judgement = judgement;
    }

    /// An account wants units redeemed.
    void redeem(String account, String id, long unitsMicros) {
        redemptions.put(account + ' ' + id, unitsMicros);
    }

    void settled(Settlement settlement) {
        boolean isTaker = settlement.getTakerSide() == OrderSide.BUY;
        var buyer = isTaker ? settlement.getTaker() : settlement.getMaker();
        var id = isTaker ? settlement.getTakerOrderId() : settlement.getMakerOrderId();
        if (asked.find(buyer, id).filter(Asked.Order::isNow).isEmpty()) return;
        bought(buyer, id, settlement.getQuantityMicros());
        var order = of(buyer).order(id);
        order.priceMicros = Math.max(order.priceMicros, settlement.getPriceMicros());
    }

    void executed(Execution execution) {
        var account = execution.getAccount();
        long redeemed = 0;
        for (var posting : execution.getPostings()) {
            if (posting.getReason().equals(REDEEM)) redeemed -= posting.getFreeMicros();
        }
        if (redeemed != 0) of(account).redeemedMicros += redeemed;
        if (execution.getUnassignedMicros() != 0) {
            of(account).unassignedMicros += execution.getUnassignedMicros();
        }
        var units = redemptions.remove(account + ' ' + execution.getCommandId());
        if (units == null || execution.getRefusal() != null) return;
        bought(account, execution.getCommandId(), units);
        of(account).mayHaveCash = true;
    }

    void allocated(Allocation allocation) {
        var consumer = of(allocation.getConsumer());
        consumer.allocatedMicros += allocation.getStandardMicros();
        var order = consumer.order(allocation.getClientOrderId());
        order.allocatedMicros += allocation.getStandardMicros();
        long price = allocation.getRefundPriceMicros();
        if (order.priceMicros >= 0 && price > order.priceMicros) {
            judgement.broken(
                    "%s: would be refunded at %d uH, and %d was paid"
                            .formatted(allocation.getAllocationId(), price, order.priceMicros));
        }
    }

    /// The time is over: all of it must add up.
    void settle() {
        consumers.forEach(this::compare);
        consumers.clear();
        redemptions.clear();
    }

    private void compare(String name, Consumer consumer) {
        judgement.checked();
        consumer.orders.forEach(
                (id, order) -> {
                    if (order.allocatedMicros <= order.boughtMicros) return;
                    judgement.broken(
                            "%s: %d uSCU were allocated for %s of %s, and a settlement or a redemption is behind %d"
                                    .formatted(
                                            market,
                                            order.allocatedMicros,
                                            id,
                                            name,
                                            order.boughtMicros));
                });
        long cash = consumer.redeemedMicros - consumer.allocatedMicros;
        boolean isWhole =
                consumer.boughtMicros == consumer.redeemedMicros + consumer.unassignedMicros;
        if (!isWhole || cash < 0 || cash > 0 && !consumer.mayHaveCash) {
            judgement.broken(
                    "%s: of %d uSCU that %s bought to be used or redeemed, %d were allocated, %d posted as redeemed and %d left to it"
                            .formatted(
                                    market,
                                    consumer.boughtMicros,
                                    name,
                                    consumer.allocatedMicros,
                                    consumer.redeemedMicros,
                                    consumer.unassignedMicros));
        }
        identity.bought(name, consumer.boughtMicros, consumer.unassignedMicros, cash);
    }

    private void bought(String account, String id, long unitsMicros) {
        of(account).boughtMicros += unitsMicros;
        of(account).order(id).boughtMicros += unitsMicros;
    }

    private Consumer of(String account) {
        return consumers.computeIfAbsent(account, _ -> new Consumer());
    }
}

package ai.hanzo.hmm.bench.tokens;

import ai.hanzo.hmm.wire.Allocation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Allocations and their tokens, paired as they are read, whichever comes first. Each allocation
/// must have one token, and each order one allocation.
final class Deliveries {
    private final Map<String, Allocation> waiting = new HashMap<>();
    private final Map<String, Delivery.Read> early = new HashMap<>();
    private final Set<String> opened = new HashSet<>();
    private final Set<String> orders = new HashSet<>();
    private final List<Delivery> complete = new ArrayList<>();

    /// A new allocation was read.
    ///
    /// @return it and its token, if that was read before
    /// @throws IllegalStateException when its order has another
    Optional<Delivery> allocated(Allocation allocation) {
        var order = allocation.getConsumer() + ' ' + allocation.getClientOrderId();
        if (!orders.add(order)) {
            throw new IllegalStateException("the order has two allocations: " + order);
        }
        var read = Optional.ofNullable(early.remove(allocation.getAllocationId()));
        if (read.isEmpty()) waiting.put(allocation.getAllocationId(), allocation);
        return read.map(token -> complete(allocation, token));
    }

    /// A token was read.
    ///
    /// @return it and its allocation, if that was read before
    /// @throws IllegalStateException when its allocation has another
    Optional<Delivery> opened(Delivery.Read read) {
        var id = read.token().getAllocationId();
        if (!opened.add(id))
            throw new IllegalStateException("the allocation has two tokens: " + id);
        var allocation = Optional.ofNullable(waiting.remove(id));
        if (allocation.isEmpty()) early.put(id, read);
        return allocation.map(bought -> complete(bought, read));
    }

    /// What was completed since this was asked last.
    ///
    /// @throws IllegalStateException when an allocation has no token, or a token no allocation
    List<Delivery> takeComplete() {
        if (!waiting.isEmpty() || !early.isEmpty()) {
            throw new IllegalStateException(
                    "%d allocations without a token: %s; %d tokens without an allocation: %s"
                            .formatted(
                                    waiting.size(),
                                    waiting.keySet(),
                                    early.size(),
                                    early.keySet()));
        }
        var taken = List.copyOf(complete);
        complete.clear();
        return taken;
    }

    private Delivery complete(Allocation allocation, Delivery.Read token) {
        var delivery = new Delivery(allocation, token);
        complete.add(delivery);
        return delivery;
    }
}

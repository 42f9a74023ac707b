package ai.hanzo.hmm.door.view;

import ai.hanzo.hmm.wire.Settlement;

import com.fasterxml.jackson.databind.node.ObjectNode;

import java.util.List;

/// What everybody may see of a settlement: `sequence, timeMs, price, quantity, notional, takerSide,
/// venue`. Whose it was, and the fees by which they could be told, are left out.
public final class Trade {
    private static final List<String> PUBLIC =
            List.of("sequence", "timeMs", "price", "quantity", "notional", "takerSide", "venue");

    private Trade() {}

    public static ObjectNode shown(Settlement settlement) {
        return Shown.record(settlement).retain(PUBLIC);
    }
}

package ai.hanzo.hmm.door.metrics;

import ai.hanzo.hmm.door.tail.Happening;
import ai.hanzo.hmm.door.tail.Listener;
import ai.hanzo.hmm.wire.Settlement;

/// Settlements and what they were worth, by market: `hmm_settlements_total` and
/// `hmm_notional_hanzo_total`. Every door counts all of them.
public final class MarketMeters implements Listener {
    private static final double MICROS = 1e6;

    private final Counters settlements;
    private final Counters notional;

    public MarketMeters(Meters meters) {
        settlements = new Counters(meters, "hmm.settlements", "market", "Matches, each settled");
        notional =
                new Counters(
                        meters,
                        "hmm.notional.hanzo",
                        "market",
                        "Price x quantity of all settlements, HANZO");
    }

    @Override
    public void happened(Happening happening) {
        if (!(happening.value() instanceof Settlement settled)) return;
        settlements.addOne(settled.getMarket());
        notional.add(settled.getMarket(), settled.getNotionalMicros() / MICROS);
    }
}

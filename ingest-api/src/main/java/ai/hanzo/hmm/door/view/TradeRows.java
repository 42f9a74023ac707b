package ai.hanzo.hmm.door.view;

import ai.hanzo.hmm.wire.Settlement;

import org.apache.kafka.streams.state.KeyValueStore;

/// Keeps the last 10,000 settlements of each market, by their sequence, which has no gaps.
final class TradeRows implements View.Writer<Settlement> {
    static final History TRADES = new History("trade", 10_000);

    @Override
    public void write(
            KeyValueStore<String, byte[]> store,
            String market,
            Settlement value,
            byte[] bytes,
            long offset) {
        long sequence = value.getSequence();
        store.put(TRADES.key(market, sequence), bytes);
        if (sequence > TRADES.kept()) store.delete(TRADES.key(market, sequence - TRADES.kept()));
    }
}

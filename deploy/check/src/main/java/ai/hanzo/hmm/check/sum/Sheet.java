package ai.hanzo.hmm.check.sum;

import ai.hanzo.hmm.wire.AccountBalances;

import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/// One account: what is published of it, and what its postings add up to, up to the executions that
/// the published balances say they include.
final class Sheet {
    /// Free and held, micro-units of an asset.
    record Amount(long freeMicros, long heldMicros) {
        static final Amount NONE = new Amount(0, 0);

        Amount plus(long free, long held) {
            return new Amount(freeMicros + free, heldMicros + held);
        }

        long total() {
            return freeMicros + heldMicros;
        }

        @Override
        public String toString() {
            return freeMicros + " free and " + heldMicros + " held";
        }
    }

    private final Map<String, Amount> posted = new TreeMap<>();
    private Map<String, Amount> published = Map.of();
    private Map<String, Long> included = Map.of();
    private long postedStakeMicros;
    private long publishedStakeMicros;
    private boolean behind;

    /// What was published before no longer counts.
    void publish(AccountBalances balances) {
        published = new HashMap<>();
        for (var asset : balances.getAssets()) {
            published.put(
                    asset.getAsset(), new Amount(asset.getFreeMicros(), asset.getHeldMicros()));
        }
        included = Map.copyOf(balances.getSequences());
        publishedStakeMicros = balances.getStakedMicros();
        for (var end : balances.getEnded()) publishedStakeMicros += end.getAmountMicros();
    }

    /// Whether the published balances say that they include an execution; one without a number
    /// leaves balances as they are.
    boolean includes(String source, long sequence) {
        boolean is = sequence <= included.getOrDefault(source, 0L);
        if (!is) behind = true;
        return is;
    }

    void post(String asset, long freeMicros, long heldMicros) {
        posted.merge(
                asset,
                new Amount(freeMicros, heldMicros),
                (a, b) -> a.plus(b.freeMicros(), b.heldMicros()));
    }

    /// A stake was held, or where negative has become free, uH.
    void stake(long micros) {
        postedStakeMicros += micros;
    }

    /// What is staked or ended and not yet free by postings, uH.
    long postedStakeMicros() {
        return postedStakeMicros;
    }

    /// The same as it is published.
    long publishedStakeMicros() {
        return publishedStakeMicros;
    }

    Iterable<String> assets() {
        var assets = new TreeSet<>(posted.keySet());
        assets.addAll(published.keySet());
        return assets;
    }

    Amount published(String asset) {
        return published.getOrDefault(asset, Amount.NONE);
    }

    Amount posted(String asset) {
        return posted.getOrDefault(asset, Amount.NONE);
    }

    /// Whether there are executions that the published balances do not include.
    boolean isBehind() {
        return behind;
    }
}

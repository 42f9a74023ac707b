package ai.hanzo.hmm.check.sum;

import ai.hanzo.hmm.wire.Execution;
import ai.hanzo.hmm.wire.Posting;

import java.math.BigInteger;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// The postings of all accounts added up, by asset and reason: as many sums as there are of those,
/// however many accounts there are.
public final class Postings {
    private final Map<String, Map<String, Sum>> byAsset = new TreeMap<>();

    private static final class Sum {
        private BigInteger free = BigInteger.ZERO;
        private BigInteger held = BigInteger.ZERO;

        private void add(Posting posting) {
            free = free.add(BigInteger.valueOf(posting.getFreeMicros()));
            held = held.add(BigInteger.valueOf(posting.getHeldMicros()));
        }

        private BigInteger total() {
            return free.add(held);
        }
    }

    public void execution(Execution execution) {
        for (var posting : execution.getPostings()) {
            byAsset.computeIfAbsent(posting.getAsset(), _ -> new TreeMap<>())
                    .computeIfAbsent(posting.getReason(), _ -> new Sum())
                    .add(posting);
        }
    }

    /// Every asset that was ever posted.
    Set<String> assets() {
        return byAsset.keySet();
    }

    /// What accounts gained for one reason, or lost where negative, micro-units.
    BigInteger total(String asset, String reason) {
        var sum = byAsset.getOrDefault(asset, Map.of()).get(reason);
        return sum == null ? BigInteger.ZERO : sum.total();
    }

    /// What is free in all accounts, micro-units.
    BigInteger free(String asset) {
        return byAsset.getOrDefault(asset, Map.of()).values().stream()
                .map(sum -> sum.free)
                .reduce(BigInteger.ZERO, BigInteger::add);
    }

    /// What is held in all accounts, micro-units.
    BigInteger held(String asset) {
        return byAsset.getOrDefault(asset, Map.of()).values().stream()
                .map(sum -> sum.held)
                .reduce(BigInteger.ZERO, BigInteger::add);
    }
}

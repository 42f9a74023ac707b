package ai.hanzo.hmm.market.laws;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/// Who lives in an economy, and what they call their commands.
final class Crowd {
    private static final List<String> TRADERS = List.of("ann", "bob", "cyd", "dan", "eve");
    private static final List<String> PROVIDERS = List.of("p1", "p2", "p3");

    private final Random random;
    private int ids;

    Crowd(Random random) {
        this.random = random;
    }

    List<String> everybody() {
        var all = new ArrayList<>(TRADERS);
        all.addAll(PROVIDERS);
        return all;
    }

    String anybody() {
        var all = everybody();
        return all.get(random.nextInt(all.size()));
    }

    String provider() {
        return PROVIDERS.get(random.nextInt(PROVIDERS.size()));
    }

    String id() {
        return "c" + ++ids;
    }

    /// 1..most, small ones often.
    long some(long most) {
        if (most <= 1) return 1;
        return 1 + random.nextLong(random.nextBoolean() ? most : Math.max(1, most / 100));
    }
}

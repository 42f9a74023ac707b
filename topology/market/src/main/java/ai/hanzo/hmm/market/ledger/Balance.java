package ai.hanzo.hmm.market.ledger;

import ai.hanzo.hmm.market.units.Micros;

/// What an account has of one asset: free to use, and held for orders, bonds and what is under way.
public record Balance(long freeMicros, long heldMicros) {
    public static final Balance ZERO = new Balance(0, 0);

    Balance plus(long free, long held) {
        return new Balance(Micros.add(freeMicros, free), Micros.add(heldMicros, held));
    }

    boolean isNegative() {
        return freeMicros < 0 || heldMicros < 0;
    }
}

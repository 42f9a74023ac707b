package ai.hanzo.hmm.door.view;

import java.math.BigInteger;

/// What all accounts together gained of an asset for one reason, or lost where negative,
/// micro-units; no account's sum, so it may exceed 64 bits.
public record Posted(String asset, String reason, BigInteger freeMicros, BigInteger heldMicros) {
    /// Free and held.
    BigInteger micros() {
        return freeMicros.add(heldMicros);
    }
}

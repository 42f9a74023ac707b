package ai.hanzo.hmm.check.sum;

import java.math.BigInteger;
import java.util.List;
import java.util.Optional;

/// One asset: what came into the exchange and left it, and where the rest is. Micro-units.
///
/// @param in what came: `deposited`, `issued` or `minted`
/// @param out what left, way by way: `withdrawn`; `redeemed` and `retired`; `burned`
/// @param places where it is: with accounts, in markets, between rooms
/// @param owed what the market says there must be, where it says so: its providers' obligations for
///   units, the pool's shares without those that stay locked for shares
public record AssetSheet(
        String asset, Part in, List<Part> out, List<Part> places, Optional<Part> owed) {
    /// What is sent and not yet received; nothing at rest.
    static final String IN_FLIGHT = "inFlight";

    /// @param name for people and programs, as it is in reports
    public record Part(String name, BigInteger micros) {}

    public AssetSheet {
        out = List.copyOf(out);
        places = List.copyOf(places);
    }

    /// What is somewhere.
    public BigInteger existing() {
        return sum(places);
    }

    private static BigInteger sum(List<Part> parts) {
        return parts.stream().map(Part::micros).reduce(BigInteger.ZERO, BigInteger::add);
    }

    /// What is between two accounts.
    BigInteger inFlight() {
        return places.stream()
                .filter(part -> part.name().equals(IN_FLIGHT))
                .map(Part::micros)
                .reduce(BigInteger.ZERO, BigInteger::add);
    }

    /// What is somewhere less what came and has not left; 0 where nothing was lost or made.
    public BigInteger difference() {
        return existing().subtract(in.micros().subtract(sum(out)));
    }

    /// What is somewhere less what the market says there must be.
    public Optional<BigInteger> owedDifference() {
        return owed.map(part -> existing().subtract(part.micros()));
    }

    /// Nothing ever came, and nothing is anywhere.
    public boolean isEmpty() {
        return in.micros().signum() == 0
                && places.stream().allMatch(part -> part.micros().signum() == 0);
    }
}

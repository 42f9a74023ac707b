package ai.hanzo.hmm.door.access;

import java.util.function.BooleanSupplier;

/// One who came in: a request, or a connection that stays.
///
/// @param stillGood whether its credential says of it now what it said then
/// @param address of the socket it came through, whatever its headers say
public record Visit(Entrance entrance, Caller caller, String address, BooleanSupplier stillGood) {
    /// One whose credential is not asked for, or was none.
    public Visit(Entrance entrance, Caller caller, String address) {
        this(entrance, caller, address, () -> true);
    }

    /// Whether what it came in with still says the same of it.
    public boolean isStillGood() {
        return stillGood.getAsBoolean();
    }

    /// A caller by its credential, anybody else by the address.
    public String countedAs() {
        return entrance.countedAs(caller, address);
    }

    /// Counts what is asked on a connection that stays.
    ///
    /// @param cost 1 to 100
    /// @throws ai.hanzo.hmm.door.problem.Problem `RATE_LIMITED`, and nothing is counted
    public void charge(int cost) {
        entrance.charge(caller, address, cost);
    }

    /// Counts what a request costs beyond the one that was counted when it came in.
    ///
    /// @param cost 1 to 99
    /// @throws ai.hanzo.hmm.door.problem.Problem `RATE_LIMITED`, and nothing more is counted
    public void chargeRest(int cost) {
        entrance.chargeRest(caller, address, cost);
    }

    /// The same connection, as whoever the credential says.
    ///
    /// @param token an API key, or a token of the issuer
    /// @throws ai.hanzo.hmm.door.problem.Problem `UNAUTHENTICATED` when it is not good,
    ///   `RATE_LIMITED`
    public Visit logIn(String token) {
        return entrance.logIn(token, address);
    }
}

package ai.hanzo.hmm.door.access;

/// One who came in: a request, or a connection that stays.
///
/// @param address of the socket it came through, whatever its headers say
public record Visit(Entrance entrance, Caller caller, String address) {
    /// Counts more than the one request that the coming in was.
    ///
    /// @param cost 1 to 100
    /// @throws ai.hanzo.hmm.door.problem.Problem `RATE_LIMITED`, and nothing is counted
    public void charge(int cost) {
        entrance.charge(caller, address, cost);
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

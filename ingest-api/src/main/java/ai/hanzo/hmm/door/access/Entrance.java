package ai.hanzo.hmm.door.access;

import static ai.hanzo.hmm.door.problem.Code.UNAUTHENTICATED;

import ai.hanzo.hmm.door.problem.Problem;

import io.github.bucket4j.TimeMeter;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;

/// Who is let in: everybody as whoever they like, or each as what its credential says; and how
/// often. Who has a credential is counted by it, others by the address of their socket, and so is
/// every credential that is not good.
public final class Entrance {
    private static final Logger LOG = LoggerFactory.getLogger(Entrance.class);
    private static final String SCHEME = "Bearer ";

    private final boolean open;
    private final List<Authority> authorities;
    private final RateLimit limit;

    private Entrance(boolean open, List<Authority> authorities, RateLimit limit) {
        this.open = open;
        this.authorities = List.copyOf(authorities);
        this.limit = limit;
    }

    /// Whoever comes may act for every account, as often as they like.
    public static Entrance open() {
        return new Entrance(true, List.of(), new RateLimit(0, TimeMeter.SYSTEM_NANOTIME));
    }

    /// Who has no credential may have what is public.
    ///
    /// @param requestsPerSecond of one caller; 0 for no limit
    public static Entrance guarded(List<Authority> authorities, int requestsPerSecond) {
        return new Entrance(
                false, authorities, new RateLimit(requestsPerSecond, TimeMeter.SYSTEM_NANOTIME));
    }

    /// @param nowMs the clock that credentials end by, ms since 1970
    /// @throws UnusableCredentials when a file that was named cannot be used
    public static Entrance of(AccessSettings settings, LongSupplier nowMs) {
        var authorities = new ArrayList<Authority>();
        settings.apiKeys().ifPresent(file -> authorities.add(new ApiKeys(file, nowMs)));
        settings.issuer().ifPresent(issuer -> authorities.add(new Jwts(issuer, nowMs)));
        return new Entrance(
                settings.isOpen(),
                authorities,
                new RateLimit(settings.requestsPerSecond(), TimeMeter.SYSTEM_NANOTIME));
    }

    public boolean isOpen() {
        return open;
    }

    /// Counts one request.
    ///
    /// @param authorization the header's value
    /// @param address of the socket
    /// @throws Problem `UNAUTHENTICATED` when there is a credential and it is not good,
    ///   `RATE_LIMITED`
    public Visit admit(Optional<String> authorization, String address) {
        if (!open && authorization.isPresent()) return logIn(token(authorization.get()), address);
        var visit = new Visit(this, open ? Caller.EVERYBODY : Caller.NOBODY, address);
        visit.charge(1);
        return visit;
    }

    /// @param token empty when there is none where it should be
    Visit logIn(String token, String address) {
        if (open) return admit(Optional.empty(), address);
        var caller = callerOf(token, address);
        var visit = new Visit(this, caller, address, () -> saysStill(token, caller));
        visit.charge(1);
        return visit;
    }

    void charge(Caller caller, String address, int cost) {
        limit.take(countedAs(caller, address), cost);
    }

    void chargeRest(Caller caller, String address, int cost) {
        limit.takeRest(countedAs(caller, address), cost);
    }

    String countedAs(Caller caller, String address) {
        return open || !caller.isKnown() ? address : caller.who();
    }

    /// While that cannot be said it is taken for good, no longer than it said itself.
    private boolean saysStill(String token, Caller caller) {
        try {
            return authorities.stream()
                    .flatMap(authority -> authority.callerOf(token).stream())
                    .anyMatch(caller::equals);
        } catch (Problem away) {
            LOG.debug("a credential cannot be looked at again: {}", away.getMessage());
            return System.currentTimeMillis() < caller.untilMs();
        }
    }

    private Caller callerOf(String token, String address) {
        for (var authority : authorities) {
            var caller = authority.callerOf(token);
            if (caller.isPresent()) return caller.get();
        }
        limit.take(address, 1);
        throw Problem.of(UNAUTHENTICATED, "the credential is unknown, altered or has ended");
    }

    /// Of any other scheme there is none.
    private static String token(String header) {
        boolean bearer = header.regionMatches(true, 0, SCHEME, 0, SCHEME.length());
        return bearer ? header.substring(SCHEME.length()).strip() : "";
    }
}

package ai.hanzo.hmm.door.access;

import static ai.hanzo.hmm.door.problem.Code.UNAUTHENTICATED;

import ai.hanzo.hmm.door.problem.Problem;

import java.util.List;
import java.util.Optional;

/// Who is let in: everybody as whoever they like, or each as what its credential says.
public final class Entrance {
    private static final String SCHEME = "Bearer ";

    private final boolean open;
    private final List<Authority> authorities;

    private Entrance(boolean open, List<Authority> authorities) {
        this.open = open;
        this.authorities = List.copyOf(authorities);
    }

    /// Whoever comes may act for every account.
    public static Entrance open() {
        return new Entrance(true, List.of());
    }

    /// Who has no credential may have what is public.
    public static Entrance guarded(List<Authority> authorities) {
        return new Entrance(false, authorities);
    }

    public boolean isOpen() {
        return open;
    }

    /// @param authorization the header's value
    /// @throws Problem `UNAUTHENTICATED` when there is a credential and it is not good
    public Caller admit(Optional<String> authorization) {
        if (open) return Caller.EVERYBODY;
        return authorization.map(header -> logIn(token(header))).orElse(Caller.NOBODY);
    }

    /// @param token an API key, or a token of the issuer
    /// @throws Problem `UNAUTHENTICATED` when it is not good
    public Caller logIn(String token) {
        if (open) return Caller.EVERYBODY;
        for (var authority : authorities) {
            var caller = authority.callerOf(token);
            if (caller.isPresent()) return caller.get();
        }
        throw Problem.of(UNAUTHENTICATED, "the credential is unknown, altered or has ended");
    }

    private static String token(String header) {
        if (header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            return header.substring(SCHEME.length()).strip();
        }
        throw Problem.of(UNAUTHENTICATED, "the only scheme of Authorization is Bearer");
    }
}

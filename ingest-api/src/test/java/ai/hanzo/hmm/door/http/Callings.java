package ai.hanzo.hmm.door.http;

import ai.hanzo.hmm.door.access.Authority;
import ai.hanzo.hmm.door.access.Caller;
import ai.hanzo.hmm.door.access.Entrance;
import ai.hanzo.hmm.door.access.Role;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Credentials that say what they are: `TRADER.PROVIDER~alice` is bound to alice and has two roles.
final class Callings implements Authority {
    static Entrance guarded() {
        return guarded(0);
    }

    static Entrance guarded(int requestsPerSecond) {
        return Entrance.guarded(List.of(new Callings()), requestsPerSecond);
    }

    /// The header of a caller with the role, for the account.
    static String[] header(Role role, String account) {
        return new String[] {"Authorization", "Bearer " + role + "~" + account};
    }

    @Override
    public Optional<Caller> callerOf(String token) {
        var parts = token.split("~");
        if (parts.length != 2) return Optional.empty();
        var roles = Arrays.stream(parts[0].split("\\.")).map(Role::valueOf);
        return Optional.of(
                new Caller(
                        token,
                        roles.collect(Collectors.toSet()),
                        Set.of(parts[1]),
                        Long.MAX_VALUE));
    }
}

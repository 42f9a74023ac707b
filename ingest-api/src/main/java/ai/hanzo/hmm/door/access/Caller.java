package ai.hanzo.hmm.door.access;

import static ai.hanzo.hmm.door.problem.Code.FORBIDDEN;
import static ai.hanzo.hmm.door.problem.Code.UNAUTHENTICATED;

import ai.hanzo.hmm.door.problem.Problem;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;

/// Who is at the door, and what it may do there.
///
/// @param who a name for counts and logs, never a secret; empty for who did not say
/// @param accounts those it acts for; {@link #ANY} among them means every one
/// @param untilMs when its credential ends, ms since 1970; {@link Long#MAX_VALUE} for never
public record Caller(String who, Set<Role> roles, Set<String> accounts, long untilMs) {
    /// In place of an account: every one.
    public static final String ANY = "*";

    /// Who did not say who it is, and may have what is public.
    public static final Caller NOBODY = new Caller("", Set.of(), Set.of(), Long.MAX_VALUE);

    /// Whoever reaches an open door.
    public static final Caller EVERYBODY =
            new Caller("everybody", EnumSet.allOf(Role.class), Set.of(ANY), Long.MAX_VALUE);

    public Caller {
        roles = Set.copyOf(roles);
        accounts = Set.copyOf(accounts);
    }

    /// Whether it said who it is.
    public boolean isKnown() {
        return !who.isEmpty();
    }

    public boolean actsFor(String account) {
        return accounts.contains(account) || accounts.contains(ANY);
    }

    /// @throws Problem `UNAUTHENTICATED` when a role is asked for and it did not say who it is,
    ///   `FORBIDDEN` when it has no such role
    public void requireRole(Access access) {
        if (access.isPublic() || access.anyOf().stream().anyMatch(roles::contains)) return;
        if (!isKnown()) {
            throw Problem.of(
                    UNAUTHENTICATED, "send an API key or a token as Authorization: Bearer");
        }
        throw Problem.of(FORBIDDEN, "this takes the role " + names(access.anyOf()));
    }

    /// The same answer whether the account exists or not.
    ///
    /// @param access of the route that the account is used at
    /// @throws Problem `FORBIDDEN` unless it acts for the account, or has a role there that is
    ///   bound to none
    public void requireAccount(Access access, String account) {
        if (access.isPublic() || actsFor(account)) return;
        if (access.anyOf().stream().anyMatch(role -> !role.isBound() && roles.contains(role))) {
            return;
        }
        throw Problem.of(FORBIDDEN, "the caller does not act for the account " + account);
    }

    private static String names(Set<Role> anyOf) {
        return Arrays.stream(Role.values())
                .filter(anyOf::contains)
                .map(Role::name)
                .collect(Collectors.joining(" or "));
    }
}

package ai.hanzo.hmm.door.access;

import ai.hanzo.hmm.door.problem.Problem;
import ai.hanzo.hmm.door.request.Names;

import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.MalformedClaimException;

import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// What the claims of a good token say of its bearer: `sub`, `hmm_accounts` (a list, `sub` where it
/// is absent) and `hmm_roles` (a list; those that the door does not know give nothing).
final class JwtCaller {
    private static final String ACCOUNTS = "hmm_accounts";
    private static final String ROLES = "hmm_roles";
    private static final int LONGEST_SUBJECT = 255;
    private static final int MOST_ACCOUNTS = 1_000;

    private JwtCaller() {}

    /// @param graceS for how long it is good after its end, seconds
    /// @return empty when a claim is not what it should be
    static Optional<Caller> of(JwtClaims claims, int graceS) {
        try {
            var subject = claims.getSubject();
            var roles = roles(claims.getClaimValue(ROLES));
            var accounts =
                    claims.getClaimsMap().containsKey(ACCOUNTS)
                            ? accounts(claims.getClaimValue(ACCOUNTS))
                            : Optional.of(ofSubject(subject));
            if (roles.isEmpty() || accounts.isEmpty() || subject.length() > LONGEST_SUBJECT) {
                return Optional.empty();
            }
            long untilMs = claims.getExpirationTime().getValueInMillis() + graceS * 1_000L;
            return Optional.of(
                    new Caller("token of " + subject, roles.get(), accounts.get(), untilMs));
        } catch (MalformedClaimException _) {
            return Optional.empty();
        }
    }

    /// A subject that is no name of an account has none.
    private static Set<String> ofSubject(String subject) {
        return isName(subject) ? Set.of(subject) : Set.of();
    }

    private static Optional<Set<Role>> roles(Object claim) {
        if (claim == null) return Optional.of(Set.of());
        return texts(claim)
                .map(
                        names -> {
                            var roles = EnumSet.noneOf(Role.class);
                            for (var role : Role.values()) {
                                if (names.contains(role.name())
                                        || names.contains(role.name().toLowerCase(Locale.ROOT))) {
                                    roles.add(role);
                                }
                            }
                            return roles;
                        });
    }

    private static Optional<Set<String>> accounts(Object claim) {
        return texts(claim)
                .filter(names -> names.size() <= MOST_ACCOUNTS)
                .filter(names -> names.stream().allMatch(JwtCaller::isAccountOrAny));
    }

    private static Optional<Set<String>> texts(Object claim) {
        if (!(claim instanceof List<?> list)) return Optional.empty();
        var texts = new HashSet<String>();
        for (var each : list) {
            if (!(each instanceof String text)) return Optional.empty();
            texts.add(text);
        }
        return Optional.of(texts);
    }

    private static boolean isAccountOrAny(String text) {
        return text.equals(Caller.ANY) || isName(text);
    }

    private static boolean isName(String text) {
        try {
            Names.name("account", text);
            return true;
        } catch (Problem _) {
            return false;
        }
    }
}

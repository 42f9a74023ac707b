package ai.hanzo.hmm.door.access;

import java.util.EnumSet;
import java.util.Set;

/// What a route asks of its caller before it looks at anything else; empty where everybody may come
/// in. For which account the caller may act is asked where the account is known.
///
/// @param anyOf one of them is enough
public record Access(Set<Role> anyOf) {
    /// Market data, the door's time and health, the schemas.
    public static final Access PUBLIC = new Access(Set.of());

    /// What an account has, of its own caller alone.
    public static final Access OWNER = of(Role.TRADER, Role.PROVIDER, Role.OBSERVER);

    public Access {
        anyOf = anyOf.isEmpty() ? Set.of() : Set.copyOf(EnumSet.copyOf(anyOf));
    }

    public static Access of(Role... anyOf) {
        return new Access(Set.of(anyOf));
    }

    public boolean isPublic() {
        return anyOf.isEmpty();
    }
}

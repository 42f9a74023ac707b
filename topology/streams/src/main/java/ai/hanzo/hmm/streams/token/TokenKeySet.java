package ai.hanzo.hmm.streams.token;

import org.jose4j.json.JsonUtil;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;

/// The keys of one moment: some that no longer sign, one that signs now, some that will.
///
/// Which key signs an allocation's token follows from the allocation's start and this set alone. A
/// key that is added with a time to come changes no token that was signed before.
public final class TokenKeySet {
    private final List<TokenKey> keys;
    private final String jwks;

    /// @throws UnusableKeys when there is none, or one key stands in it twice
    TokenKeySet(List<TokenKey> keys) {
        if (keys.isEmpty()) throw new UnusableKeys("there is no key that signs access tokens");
        var ids = new HashSet<String>();
        for (var key : keys) {
            if (!ids.add(key.keyId())) {
                throw new UnusableKeys("the key " + key.keyId() + " stands in two files");
            }
        }
        this.keys = keys.stream().sorted(Comparator.comparingLong(TokenKey::activeFromMs)).toList();
        var halves = new ArrayList<Map<String, Object>>();
        this.keys.forEach(key -> halves.add(key.publicHalf()));
        this.jwks = JsonUtil.toJson(Map.of("keys", halves));
    }

    /// The latest key that is active when an allocation begins. The oldest signs too what began
    /// before it: the key that was active then has been taken away.
    ///
    /// @param startMs of the allocation, ms since 1970
    public TokenKey keyFor(long startMs) {
        var chosen = keys.getFirst();
        for (var key : keys) {
            if (key.activeFromMs() <= startMs) chosen = key;
        }
        return chosen;
    }

    /// By the time from which they sign, the oldest first.
    public List<TokenKey> keys() {
        return keys;
    }

    /// The public halves of all of them as a JSON Web Key Set, for all to read: of those to come
    /// too, so that they are known before their first token.
    public String jwks() {
        return jwks;
    }

    @Override
    public String toString() {
        var parts = new ArrayList<String>();
        for (var key : keys) {
            parts.add(key.keyId() + " from " + Instant.ofEpochMilli(key.activeFromMs()));
        }
        return String.join(", ", parts);
    }
}

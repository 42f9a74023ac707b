package ai.hanzo.hmm.streams.token;

import java.nio.file.Path;
import java.util.function.LongSupplier;

/// The keys that sign access tokens, as a folder holds them now: a key that is added or taken away
/// counts within two seconds, without a restart. They may be used by several threads.
public final class TokenKeys {
    private final Watched<TokenKeySet> keys;

    private TokenKeys(Watched<TokenKeySet> keys) {
        this.keys = keys;
    }

    /// The keys kept in `folder`; where there is none yet, a new one.
    ///
    /// @throws UnusableKeys when the folder cannot be used, a file is no key, or others than its
    ///   owner may touch it
    public static TokenKeys loadOrCreate(Path folder) {
        return loadOrCreate(folder, System::currentTimeMillis);
    }

    /// @param nowMs the clock that says when to look at the folder again, ms since 1970
    /// @throws UnusableKeys as above
    public static TokenKeys loadOrCreate(Path folder, LongSupplier nowMs) {
        var keys = new KeyFolder(folder);
        keys.readOrCreate();
        return new TokenKeys(new Watched<>(keys::read, nowMs));
    }

    /// The key that signs the token of an allocation.
    ///
    /// @param startMs of the allocation, ms since 1970
    public TokenKey keyFor(long startMs) {
        return keys.get().keyFor(startMs);
    }

    /// The public halves of all keys as a JSON Web Key Set, for all to read.
    public String jwks() {
        return keys.get().jwks();
    }
}

package ai.hanzo.hmm.door.access;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;

/// The keys of a file, which count, or count no longer, two seconds after it was changed.
final class ApiKeys implements Authority {
    private final Reread<Map<String, ApiKey>> keys;
    private final LongSupplier nowMs;

    /// @param nowMs the clock, ms since 1970
    /// @throws UnusableCredentials when the file cannot be read
    ApiKeys(Path file, LongSupplier nowMs) {
        this.keys = new Reread<>(() -> read(file), nowMs);
        this.nowMs = nowMs;
    }

    @Override
    public Optional<Caller> callerOf(String token) {
        return ApiKey.Shown.parse(token)
                .flatMap(shown -> known(shown.id()).filter(key -> key.isOf(shown)))
                .filter(key -> key.isGoodAt(nowMs.getAsLong()))
                .map(ApiKey::caller);
    }

    /// An id is no secret.
    private Optional<ApiKey> known(String id) {
        return Optional.ofNullable(keys.get().get(id));
    }

    private static Map<String, ApiKey> read(Path file) {
        return new ApiKeyFile(file)
                .read().stream().collect(Collectors.toMap(ApiKey::id, Function.identity()));
    }
}

package ai.hanzo.hmm.door.access;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;

/// A file of API keys, JSON, mode 600: ids, hashes, accounts and roles, and no secret. It is
/// replaced as a whole, so that who reads it meanwhile sees the old one or the new one.
public record ApiKeyFile(Path path) {
    private static final long MAX_BYTES = 16L * 1024 * 1024;

    /// @throws UnusableCredentials when it cannot be read, or holds something else
    public List<ApiKey> read() {
        try {
            if (Files.size(path) > MAX_BYTES) throw new UnusableCredentials(path + " is too long");
            return ApiKeyJson.read(Files.readAllBytes(path));
        } catch (NoSuchFileException e) {
            throw new UnusableCredentials(
                    "there is no file " + path + ": hmm api-keys add makes it with its first key",
                    e);
        } catch (IOException e) {
            throw new UnusableCredentials("cannot read " + path + ": " + e.getMessage(), e);
        } catch (IllegalArgumentException e) {
            throw new UnusableCredentials(path + " holds no API keys: " + e.getMessage(), e);
        }
    }

    /// Makes a key, and the file where there is none.
    ///
    /// @return the key as its holder needs it, kept nowhere else
    /// @throws UnusableCredentials when the file cannot be read or written
    /// @throws IllegalArgumentException when a bound role has no account, or there is no role
    public String add(
            String name, Set<String> accounts, Set<Role> roles, long createdMs, long expiresMs) {
        var shown = ApiKey.Shown.random();
        var key = new ApiKey(shown.id(), name, shown.hash(), accounts, roles, createdMs, expiresMs);
        change(
                keys -> {
                    if (keys.stream().anyMatch(other -> other.id().equals(key.id()))) {
                        throw new UnusableCredentials("the id is taken: try again");
                    }
                    var more = new ArrayList<>(keys);
                    more.add(key);
                    return more;
                });
        return shown.text();
    }

    /// @return whether there was such a key
    /// @throws UnusableCredentials when the file cannot be read or written
    public boolean remove(String id) {
        return change(keys -> keys.stream().filter(key -> !key.id().equals(id)).toList());
    }

    /// Whether it is another one afterwards. One changes it at a time.
    private boolean change(UnaryOperator<List<ApiKey>> change) {
        var absolute = path.toAbsolutePath();
        var guard = absolute.resolveSibling(absolute.getFileName() + ".lock");
        try (var channel =
                        FileChannel.open(
                                guard, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                var _ = channel.lock()) {
            var before = Files.exists(path) ? read() : List.<ApiKey>of();
            var after = change.apply(before);
            if (after.equals(before)) return false;
            replace(absolute, ApiKeyJson.write(after));
            return true;
        } catch (IOException e) {
            throw new UnusableCredentials("cannot write " + path + ": " + e.getMessage(), e);
        }
    }

    private static void replace(Path file, byte[] bytes) throws IOException {
        var owner =
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
        var next = Files.createTempFile(file.getParent(), file.getFileName().toString(), "", owner);
        try {
            Files.write(next, bytes);
            Files.move(
                    next,
                    file,
                    StandardCopyOption.REPLACE_EXISTING,
                    StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(next);
        }
    }
}

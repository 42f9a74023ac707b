package ai.hanzo.hmm.streams.token;

import ai.hanzo.hmm.streams.key.KeyFile;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/// A folder with the private keys of access tokens, a file each, mode 600:
///
/// | file | signs for allocations that begin |
/// |---|---|
/// | `token-signing-key.jwk` | from the beginning of time on |
/// | `token-signing-key-<ms>.jwk` | from that time on, ms since 1970, >= 1 |
///
/// Each until a later one's. Files whose names begin otherwise are left aside.
public record KeyFolder(Path path) {
    /// The first key's file.
    public static final String FIRST = "token-signing-key.jwk";

    private static final String PREFIX = "token-signing-key";
    private static final Pattern LATER = Pattern.compile(PREFIX + "-([1-9][0-9]{0,17})\\.jwk");

    /// Makes the first key where there is none yet. Of several programs that start together all use
    /// the key of one.
    ///
    /// @throws UnusableKeys when the folder or what is in it cannot be used
    public TokenKeySet readOrCreate() {
        if (files().isEmpty()) create(0);
        return read();
    }

    /// @throws UnusableKeys when there is no key, or one of the files is none
    public TokenKeySet read() {
        var files = files();
        if (files.isEmpty()) throw new UnusableKeys(path + " holds no " + FIRST);
        return new TokenKeySet(
                files.stream()
                        .map(file -> TokenKey.read(new KeyFile(file), activeFromMs(file)))
                        .toList());
    }

    /// Makes a key that signs from then on.
    ///
    /// @param activeFromMs ms since 1970; 0 for the first
    /// @return whether there was none of that time
    /// @throws UnusableKeys when the folder cannot be used
    public boolean create(long activeFromMs) {
        try {
            return new KeyFile(file(activeFromMs)).createIfAbsent(TokenKey.newText());
        } catch (IOException e) {
            throw UnusableKeys.because(path, e);
        }
    }

    /// Takes a key away for ever: its tokens are refused by whoever asks for the public keys again.
    ///
    /// @throws UnusableKeys when it cannot be taken away
    public void remove(TokenKey key) {
        var file = file(key.activeFromMs());
        try {
            Files.delete(file);
        } catch (IOException e) {
            throw UnusableKeys.because(file, e);
        }
    }

    private Path file(long activeFromMs) {
        return path.resolve(
                activeFromMs == 0 ? FIRST : "%s-%d.jwk".formatted(PREFIX, activeFromMs));
    }

    private List<Path> files() {
        try (var all = Files.list(path)) {
            return all.filter(file -> file.getFileName().toString().startsWith(PREFIX))
                    .sorted()
                    .toList();
        } catch (NoSuchFileException _) {
            return List.of();
        } catch (IOException e) {
            throw UnusableKeys.because(path, e);
        } catch (UncheckedIOException e) {
            throw UnusableKeys.because(path, e.getCause());
        }
    }

    private static long activeFromMs(Path file) {
        var name = file.getFileName().toString();
        if (name.equals(FIRST)) return 0;
        var later = LATER.matcher(name);
        if (later.matches()) return Long.parseLong(later.group(1));
        throw new UnusableKeys(
                "%s is neither %s nor %s-<ms since 1970>.jwk".formatted(file, FIRST, PREFIX));
    }
}

package ai.hanzo.hmm.streams.token;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/// The public keys of access tokens in a file, a JSON Web Key Set, for who publishes them and has
/// no need of the private ones. A new text counts within two seconds.
public final class JwksFile implements Supplier<String> {
    private static final long MAX_BYTES = 1024 * 1024;

    private final Watched<String> text;

    /// @param nowMs the clock that says when to look at the file again, ms since 1970
    /// @throws UnusableKeys when it cannot be read, is none, or holds a key that is not a public
    ///   Ed25519 one
    public JwksFile(Path file, LongSupplier nowMs) {
        this.text = new Watched<>(() -> read(file), nowMs);
    }

    @Override
    public String get() {
        return text.get();
    }

    private static String read(Path file) {
        try {
            if (Files.size(file) > MAX_BYTES) throw new UnusableKeys(file + " is above 1 MiB");
            return checked(file, Files.readString(file).strip());
        } catch (CharacterCodingException _) {
            throw new UnusableKeys(file + " is not a JSON Web Key Set");
        } catch (IOException e) {
            throw UnusableKeys.because(file, e);
        }
    }

    private static String checked(Path file, String text) {
        Jwks jwks;
        try {
            jwks = Jwks.parse(text);
        } catch (IllegalArgumentException e) {
            throw new UnusableKeys("cannot use " + file + ": " + e.getMessage());
        }
        if (jwks.secret()) {
            throw new UnusableKeys(
                    file + " holds a private key: publish what hmm keys jwks prints instead");
        }
        if (jwks.otherKeys() > 0 || jwks.keys().isEmpty()) {
            throw new UnusableKeys(file + " must hold public Ed25519 keys with ids, and no others");
        }
        return text;
    }
}

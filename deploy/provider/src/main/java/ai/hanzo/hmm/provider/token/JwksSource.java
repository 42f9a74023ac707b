package ai.hanzo.hmm.provider.token;

import ai.hanzo.hmm.node.CannotStart;
import ai.hanzo.hmm.streams.token.JwksUrl;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.function.Supplier;

/// Where the published keys come from: a file, or a URL when it begins as one. Each throws {@link
/// CannotStart} when they cannot be had.
final class JwksSource {
    private JwksSource() {}

    static Supplier<String> of(String fileOrUrl) {
        return fileOrUrl.matches("(?i)https?://.*")
                ? () -> ofUrl(fileOrUrl)
                : () -> ofFile(fileOrUrl);
    }

    private static String ofUrl(String url) {
        try {
            return new JwksUrl(URI.create(url)).get();
        } catch (UncheckedIOException e) {
            throw new CannotStart(e.getCause().getMessage(), e);
        }
    }

    private static String ofFile(String name) {
        try {
            return Files.readString(Path.of(name));
        } catch (NoSuchFileException e) {
            throw new CannotStart("there is no file " + name, e);
        } catch (CharacterCodingException e) {
            throw new CannotStart(name + " is not a JSON Web Key Set", e);
        } catch (IOException e) {
            throw new CannotStart("cannot read " + name + ": " + e.getMessage(), e);
        }
    }
}

package ai.hanzo.hmm.streams.token;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/// The files with the keys of access tokens cannot be used as they are. The message is a sentence
/// that names the file; it never holds any of its text.
public final class UnusableKeys extends IllegalStateException {
    private static final long serialVersionUID = 1L;

    UnusableKeys(String sentence) {
        super(sentence);
    }

    private UnusableKeys(String sentence, IOException cause) {
        super(sentence, cause);
    }

    static UnusableKeys because(Path path, IOException cause) {
        var why = why(cause);
        var named = why.startsWith(path.toString());
        return new UnusableKeys(named ? why : "cannot use " + path + ": " + why, cause);
    }

    /// The messages of some are nothing but a path.
    private static String why(IOException cause) {
        return switch (cause) {
            case NoSuchFileException _ -> "it is not there";
            case AccessDeniedException _ -> "access is denied";
            default -> String.valueOf(cause.getMessage());
        };
    }
}

package ai.hanzo.hmm.local.demo.input;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// A file that is missing or does not say what its format promises. The message is one sentence for
/// people, with the file and, where there is one, the line (from 1).
public final class UnreadableInput extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private UnreadableInput(String message, Throwable cause) {
        super(message, cause);
    }

    static UnreadableInput line(Path file, long line, String complaint) {
        return new UnreadableInput(file + ", line " + line + ": " + complaint, null);
    }

    static UnreadableInput line(Path file, long line, String complaint, RuntimeException cause) {
        return new UnreadableInput(file + ", line " + line + ": " + complaint, cause);
    }

    static UnreadableInput file(Path file, String complaint) {
        return new UnreadableInput(file + ": " + complaint, null);
    }

    static UnreadableInput file(Path file, IOException cause) {
        String why =
                switch (cause) {
                    case java.nio.file.NoSuchFileException _ -> "there is no such file";
                    case java.nio.charset.CharacterCodingException _ -> "is not UTF-8 text";
                    default ->
                            Files.isDirectory(file)
                                    ? "is a folder, not a file"
                                    : "cannot be read (" + cause.getMessage() + ")";
                };
        return new UnreadableInput(file + ": " + why, cause);
    }
}

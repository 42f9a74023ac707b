package ai.hanzo.hmm.chaos.child;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/// What children wrote while they ran; whatever it is, it can be searched.
public final class Logs {
    private Logs() {}

    /// Lines that the pattern is found in; none in a file that is not there yet.
    public static long count(Path log, Pattern pattern) {
        return lines(log).stream().filter(line -> pattern.matcher(line).find()).count();
    }

    static List<String> lines(Path log) {
        try {
            // Latin-1 reads any bytes, and half a character at the end too.
            return Files.readAllLines(log, StandardCharsets.ISO_8859_1);
        } catch (NoSuchFileException _) {
            return List.of();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

package ai.hanzo.hmm.market.conformance;

import static org.junit.jupiter.api.Assumptions.abort;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// Published data that lies beside the repository, not in it: in `../shared/data`, or in the folder
/// that the system property `hmm.shared.data` names. A test that needs what is absent is skipped.
public final class SharedData {
    private static final String PROPERTY = "hmm.shared.data";

    private SharedData() {}

    /// The rows of a file of comma-separated values by the names in its first line; of a quoted
    /// value only what stands before its first comma.
    public static List<Map<String, String>> csv(String name) {
        try (var lines = Files.lines(file(name))) {
            var rows = lines.map(line -> line.split(",", -1)).toList();
            var names = rows.getFirst();
            return rows.stream().skip(1).map(cells -> named(names, cells)).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static JsonNode json(String name) {
        try {
            return new JsonMapper().readTree(Files.readString(file(name)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path file(String name) {
        return folders()
                .map(folder -> folder.resolve(name).normalize())
                .filter(Files::isRegularFile)
                .findFirst()
                .orElseGet(() -> abort("skipped: there is no ../shared/data/" + name));
    }

    private static Stream<Path> folders() {
        var named = System.getProperty(PROPERTY);
        if (named != null) return Stream.of(Path.of(named));
        return Stream.iterate(Path.of("").toAbsolutePath(), here -> here != null, Path::getParent)
                .map(here -> here.resolve("../shared/data"));
    }

    private static Map<String, String> named(String[] names, String[] cells) {
        var row = new LinkedHashMap<String, String>();
        for (int i = 0; i < names.length; i++) row.put(names[i], cells[i]);
        return row;
    }
}

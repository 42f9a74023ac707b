package ai.hanzo.hmm.check.driven;

import static org.junit.jupiter.api.Assumptions.abort;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/// Published data that lies beside the repository, not in it: in `../shared/data`, or in the folder
/// that the system property `hmm.shared.data` names. A test that needs what is absent is skipped.
final class SharedData {
    private static final String PROPERTY = "hmm.shared.data";

    private SharedData() {}

    /// A file of that folder.
    static Path file(String name) {
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
}

package ai.hanzo.hmm.check.audit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// A second reckoning is worth something as long as it is one: the auditor's classes name none of
/// the market's, nor what translates between the two.
class ApartTest {
    @Test
    void theAuditorKnowsNothingOfTheMarketsCode() throws Exception {
        var main = Path.of(Audit.class.getProtectionDomain().getCodeSource().getLocation().toURI());
        var classes = new ArrayList<Path>();
        for (var apart : List.of("audit", "life")) {
            try (var files = Files.list(main.resolve("ai/hanzo/hmm/check").resolve(apart))) {
                files.filter(file -> file.toString().endsWith(".class")).forEach(classes::add);
            }
        }
        assertThat(classes).hasSizeGreaterThan(40);
        for (var file : classes) {
            assertThat(constants(file))
                    .as(file.getFileName().toString())
                    .doesNotContain("ai/hanzo/hmm/market/")
                    .doesNotContain("ai/hanzo/hmm/streams/translate/")
                    .doesNotContain("ai/hanzo/hmm/streams/quality/");
        }
    }

    private static String constants(Path file) throws IOException {
        return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
    }
}

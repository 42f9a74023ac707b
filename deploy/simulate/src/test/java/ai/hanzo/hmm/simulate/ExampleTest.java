package ai.hanzo.hmm.simulate;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// The examples of the module's README: their commands give their events, to the byte.
class ExampleTest {
    private static final Path RESOURCES = Path.of("src/test/resources");

    @ParameterizedTest
    @ValueSource(strings = {"", "transfers-"})
    void theCommandsGiveTheEvents(String example) throws IOException {
        var commands = Files.readString(RESOURCES.resolve(example + "commands.jsonl"));
        var events = Files.readString(RESOURCES.resolve(example + "events.jsonl"));
        assertThat(Played.of(commands).text()).isEqualTo(events);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "transfers-"})
    void theReadmeShowsThem(String example) throws IOException {
        var readme = Files.readString(Path.of("README.md"));
        var commands = Files.readString(RESOURCES.resolve(example + "commands.jsonl"));
        assertThat(readme).contains(commands);
        var events = Files.readAllLines(RESOURCES.resolve(example + "events.jsonl"));
        assertThat(events)
                .filteredOn(ExampleTest::isShown)
                .isNotEmpty()
                .allSatisfy(event -> assertThat(readme).contains(event));
    }

    /// Of the many: what was traded, what was done with it, what was not understood, and what the
    /// ledger told unasked.
    private static boolean isShown(String event) {
        return event.contains("\"settlement\"")
                || event.contains("\"closeReason\":\"COMPLETED\"")
                || event.contains("\"error\"")
                || event.contains("\"source\":\"ledger\"") && event.contains("\"commandId\":\"\"");
    }
}

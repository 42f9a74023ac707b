package ai.hanzo.hmm.simulate;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// The example of the README: its commands give its events, to the byte.
class ExampleTest {
    private static final Path RESOURCES = Path.of("src/test/resources");

    @Test
    void theCommandsGiveTheEvents() throws IOException {
        var commands = Files.readString(RESOURCES.resolve("commands.jsonl"));
        var events = Files.readString(RESOURCES.resolve("events.jsonl"));
        assertThat(Played.of(commands).text()).isEqualTo(events);
    }

    @Test
    void theReadmeShowsThem() throws IOException {
        var readme = Files.readString(Path.of("../../README.md"));
        var commands = Files.readString(RESOURCES.resolve("commands.jsonl"));
        assertThat(readme).contains(commands);
        for (var event : Files.readAllLines(RESOURCES.resolve("events.jsonl"))) {
            if (event.contains("\"settlement\"") || event.contains("\"error\"")) {
                assertThat(readme).contains(event);
            }
        }
    }
}

package ai.hanzo.hmm.streams;

import static org.assertj.core.api.Assertions.assertThat;

import ai.hanzo.hmm.streams.token.TokenKeys;
import ai.hanzo.hmm.wire.registry.FixedCatalogue;
import ai.hanzo.hmm.wire.topic.Partitions;
import ai.hanzo.hmm.wire.topic.TopicCatalogue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;

class ExchangeTopologyTest {
    private static final String GOLDEN = "/exchange-topology.txt";

    /// Names of operators, stores and internal topics are a promise to running systems: a change
    /// here is a change of state that must be migrated.
    @Test
    void the_topology_is_the_one_that_is_kept(@TempDir Path folder) throws IOException {
        var topics = new TopicCatalogue("hmm.");
        var rooms =
                new Rooms(
                        topics,
                        new FixedCatalogue(topics),
                        new Partitions(1, 1, 1),
                        new Faults(),
                        Duration.ofMillis(50),
                        Duration.ofMillis(100));

        var described =
                ExchangeTopology.build(rooms, TokenKeys.loadOrCreate(folder)).describe().toString();

        try (var golden = getClass().getResourceAsStream(GOLDEN)) {
            assertThat(golden).as("src/test/resources" + GOLDEN).isNotNull();
            assertThat(described)
                    .isEqualTo(new String(golden.readAllBytes(), StandardCharsets.UTF_8));
        }
    }
}

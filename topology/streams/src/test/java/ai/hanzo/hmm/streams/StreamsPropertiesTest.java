package ai.hanzo.hmm.streams;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.kafka.streams.GroupProtocol;
import org.apache.kafka.streams.StreamsConfig;
import org.junit.jupiter.api.Test;

import java.nio.file.Path;
import java.util.Map;

class StreamsPropertiesTest {
    @Test
    void underTheClassicProtocolEachMemberBringsItsSessionAndItsStandbys() {
        var properties = StreamsProperties.of("app", 1, 5, settings(GroupProtocol.CLASSIC));
        assertThat(properties)
                .containsEntry("group.protocol", "classic")
                .containsEntry("consumer.session.timeout.ms", 6_000)
                .containsEntry("consumer.heartbeat.interval.ms", 1_500)
                .containsEntry("num.standby.replicas", 1);
    }

    @Test
    void underTheStreamsProtocolTheBrokerKeepsThem() {
        var properties = StreamsProperties.of("app", 1, 5, settings(GroupProtocol.STREAMS));
        assertThat(properties)
                .containsEntry("group.protocol", "streams")
                .doesNotContainKeys(
                        "consumer.session.timeout.ms",
                        "consumer.heartbeat.interval.ms",
                        "num.standby.replicas");
        assertThat(new StreamsConfig(properties).getString("group.protocol")).isEqualTo("streams");
    }

    @Test
    void whatTheRoomsKeepIsCopiedAsOftenAsTheTopicsUnlessToldOtherwise() {
        var properties = StreamsProperties.of("app", 1, 5, settings(GroupProtocol.CLASSIC));
        properties.put("topic.min.insync.replicas", "1");
        StreamsProperties.replicate(properties, 3);
        assertThat(properties)
                .containsEntry("replication.factor", 3)
                .containsEntry("topic.min.insync.replicas", "1");
    }

    private static StreamsSettings settings(GroupProtocol protocol) {
        return new StreamsSettings(
                "127.0.0.1:1",
                "http://127.0.0.1:1",
                "hmm.",
                Path.of("state"),
                1,
                5,
                protocol,
                1,
                Path.of("keys"),
                Map.of());
    }
}

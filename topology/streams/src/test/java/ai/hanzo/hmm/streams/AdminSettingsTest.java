package ai.hanzo.hmm.streams;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.apache.kafka.common.config.ConfigException;
import org.junit.jupiter.api.Test;

import java.nio.file.Path;
import java.util.Map;

class AdminSettingsTest {
    @Test
    void whatIsOfItsKindReachesItAndItsPrefixGoesFirst() {
        var overrides =
                Map.of(
                        "security.protocol", "SASL_SSL",
                        "sasl.mechanism", "PLAIN",
                        "request.timeout.ms", "1",
                        "admin.request.timeout.ms", "2",
                        "producer.request.timeout.ms", "3",
                        "num.stream.threads", "4");
        assertThat(AdminSettings.of("h:1", overrides))
                .isEqualTo(
                        Map.of(
                                "bootstrap.servers", "h:1",
                                "security.protocol", "SASL_SSL",
                                "sasl.mechanism", "PLAIN",
                                "request.timeout.ms", "2"));
    }

    @Test
    void theStreamsLookForTopicsAsTheyAreTold() {
        var plain = StreamsSettings.of("127.0.0.1:1", "http://x", Path.of("s"), Path.of("k"));
        var told = plain.with("hmm.", Map.of("security.protocol", "NONSENSE"));
        assertThatThrownBy(() -> told.admin().close())
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("security.protocol");
        plain.admin().close();
    }
}

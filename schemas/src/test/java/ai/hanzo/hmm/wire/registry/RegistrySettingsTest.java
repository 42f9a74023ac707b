package ai.hanzo.hmm.wire.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.apache.kafka.common.config.ConfigException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.Map;

class RegistrySettingsTest {
    @Test
    void severalAddressesEachWithAPathAndNoSlashAtTheEnd() {
        assertThat(RegistrySettings.of("http://a:8081, https://b/apis/ccompat/v7/").urls())
                .containsExactly("http://a:8081", "https://b/apis/ccompat/v7");
    }

    @Test
    void waitsAreDoubledUpToTheLongest() {
        var settings = RegistrySettings.of("http://a");

        assertThat(settings.waitMs(1)).isEqualTo(100);
        assertThat(settings.waitMs(2)).isEqualTo(200);
        assertThat(settings.waitMs(5)).isEqualTo(1_600);
        assertThat(settings.waitMs(6)).isEqualTo(2_000);
        assertThat(settings.waitMs(1_000)).isEqualTo(2_000);
    }

    @Test
    void settingsOfOthersAreIgnored() {
        var settings =
                new RegistrySettings(
                        Map.of(
                                "schema.registry.url", "http://a",
                                "bootstrap.servers", "b:9092",
                                "max.retries", "0"));

        assertThat(settings.maxRetries()).isZero();
        assertThat(settings.readTimeoutMs()).isEqualTo(10_000);
        assertThat(settings.authorization()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " , ",
                "me:secret@registry:8081",
                "ftp://me:secret@registry",
                "http://me:secret@",
                "http://me:secret@regi stry"
            })
    void aBadAddressIsRefusedWithoutBeingRepeated(String urls) {
        assertThatThrownBy(() -> RegistrySettings.of(urls))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("schema.registry.url")
                .hasMessageNotContaining("secret");
    }

    @Test
    void aRegistryMustBeNamed() {
        assertThatThrownBy(() -> new RegistrySettings(Map.of()))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("schema.registry.url");
    }
}

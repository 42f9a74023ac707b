package ai.hanzo.hmm.provider.onboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.hanzo.hmm.provider.Said;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

class PlanTest {
    private static final String WHOLE =
            """
            # what we sell
            account = gpu-house
            market = gpu-inference/h100
            key = gpu-house.pem
            bond = 300
            raw = 10.5
            rate = 1000
            issue = yes
            """;

    @TempDir Path folder;

    @Test
    void filesAreBesideTheFile() throws IOException {
        assertThat(read(WHOLE + "signing-key = /keys/account.pem\n"))
                .isEqualTo(
                        new Plan(
                                "gpu-house",
                                "gpu-inference/h100",
                                folder.toAbsolutePath().resolve("gpu-house.pem"),
                                Optional.of(Path.of("/keys/account.pem")),
                                300_000_000,
                                10_500_000,
                                1_000_000_000,
                                true));
        assertThat(read(WHOLE.replace("yes", "no")).issue()).isFalse();
        assertThat(read(WHOLE).signingKey()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "account = gpu-house        | account = a/b       | account must be 1 to 64 characters",
                "market = gpu-inference     | market = GPU        | market must be <kind>/<class>",
                "key = gpu-house.pem        | #                   | key is missing",
                "bond = 300                 | bond = 0            | bond must be above zero",
                "bond = 300                 | bond = 3e2          | bond must be a plain decimal",
                "rate = 1000                | rate =              | rate is missing",
                "issue = yes                | issue = 1           | issue must be yes or no",
                "issue = yes                | Issue = yes         | there is no Issue here; there are account, bond, issue, key, market, rate, raw, signing-key",
            })
    void whatCannotBeIsSaidInASentence(String given, String instead, String sentence)
            throws IOException {
        var text = WHOLE.replace(given + (given.contains("market") ? "/h100" : ""), instead);
        assertThat(text).isNotEqualTo(WHOLE);
        assertThatThrownBy(() -> read(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(sentence);
        var said = Said.by("onboard", folder.resolve("plan").toString());
        assertThat(said.status()).isEqualTo(1);
        assertThat(said.err()).hasLineCount(1).contains(sentence);
    }

    @Test
    void aFileThatIsNotThereIsSaid() {
        assertThat(Said.by("onboard /no/such/plan").err())
                .isEqualToIgnoringNewLines("hmm: there is no file /no/such/plan");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--renew 1440  | --renew must be 0 to 1439 minutes, since a proof counts for a day: 1440",
                "--renew -1    | --renew must be 0 to 1439 minutes",
                "--wait -1     | --wait must be >= 0: -1",
                "--door x      | --door: a URL such as http://127.0.0.1:8000 is needed",
            })
    void anOptionThatCannotBeIsSaidInASentence(String options, String sentence) throws IOException {
        read(WHOLE);
        var said = Said.by("onboard " + folder.resolve("plan") + " " + options);
        assertThat(said.status()).isEqualTo(1);
        assertThat(said.err()).hasLineCount(1).contains(sentence);
    }

    private Plan read(String text) throws IOException {
        return Plan.read(Files.writeString(folder.resolve("plan"), text));
    }
}

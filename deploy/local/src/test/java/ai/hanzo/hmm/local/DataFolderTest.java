package ai.hanzo.hmm.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.hanzo.hmm.node.CannotStart;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;

class DataFolderTest {
    @TempDir Path temp;

    @Test
    void oneProcessAtATimeHasAFolder() {
        try (var _ = DataFolder.claim(temp, false)) {
            assertThatThrownBy(() -> DataFolder.claim(temp, false))
                    .isInstanceOf(CannotStart.class)
                    .hasMessageContaining("another hmm is using " + temp)
                    .hasMessageContaining("--data");
        }
        DataFolder.claim(temp, false).close();
    }

    @Test
    void aFolderOfSomebodyElseIsLeftAlone() throws Exception {
        var stranger = Files.writeString(temp.resolve("thesis.txt"), "chapter one");
        assertThatThrownBy(() -> DataFolder.claim(temp, true))
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining("holds other files");
        assertThat(stranger).hasContent("chapter one");
    }

    @Test
    void freshForgetsTheStateAndNothingElse() throws Exception {
        Path kept;
        Path forgotten;
        try (var folder = DataFolder.claim(temp, false)) {
            kept = Files.writeString(folder.log(), "told");
            forgotten = Files.createDirectories(folder.kafka()).resolve("log");
            Files.writeString(forgotten, "records");
        }
        DataFolder.claim(temp, false).close();
        assertThat(forgotten).exists();
        DataFolder.claim(temp, true).close();
        assertThat(forgotten).doesNotExist();
        assertThat(kept).hasContent("told");
    }

    @Test
    void whatAKilledFreshStartLeftIsCleanedUp() throws Exception {
        DataFolder.claim(temp, false).close();
        var half = Files.createDirectories(temp.resolve("discarded", "kafka"));
        DataFolder.claim(temp, false).close();
        assertThat(half.getParent()).doesNotExist();
    }

    @Test
    void whoeverHasAFolderSaysWhereItsBrokerIsAsLongAsItHasIt() throws Exception {
        assertThatThrownBy(() -> DataFolder.claimLeft(temp))
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining("there is no exchange in " + temp);
        try (var folder = DataFolder.claim(temp, false)) {
            Files.createDirectories(folder.kafka());
            assertThat(DataFolder.published(temp)).isEmpty();
            folder.publish("127.0.0.1:9092");
            assertThat(DataFolder.published(temp)).contains("127.0.0.1:9092");
            assertThat(DataFolder.claimLeft(temp)).isEmpty();
        }
        assertThat(DataFolder.published(temp)).isEmpty();
        var left = DataFolder.claimLeft(temp);
        assertThat(left).isPresent();
        left.get().close();
    }
}

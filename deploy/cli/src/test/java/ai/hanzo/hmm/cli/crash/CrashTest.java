package ai.hanzo.hmm.cli.crash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ai.hanzo.hmm.chaos.load.Client;
import ai.hanzo.hmm.chaos.load.Command;
import ai.hanzo.hmm.chaos.load.Load;
import ai.hanzo.hmm.check.CheckSettings;
import ai.hanzo.hmm.check.Checker;
import ai.hanzo.hmm.check.Promise;
import ai.hanzo.hmm.check.report.VerdictText;
import ai.hanzo.hmm.local.broker.LocalPort;
import ai.hanzo.hmm.wire.registry.FixedCatalogue;
import ai.hanzo.hmm.wire.topic.TopicCatalogue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;

/// `kill -9` in the middle of a load, and a restart on the same folder.
class CrashTest {
    private static final String MARKET = "gpu-inference/h100";
    private static final int COMMANDS = 2_000;
    private static final Duration ANSWERS_WITHIN = Duration.ofSeconds(60);

    /// Left where it is when a test fails: its log says why.
    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    Path folder;

    private final TopicCatalogue topics = new TopicCatalogue(TopicCatalogue.DEFAULT_PREFIX);
    private final FixedCatalogue registry = new FixedCatalogue(topics);
    private final List<Integer> ports = freePorts();
    private final String bootstrapServers = LocalPort.HOST + ":" + ports.get(1);

    @Test
    @Timeout(value = 3, unit = TimeUnit.MINUTES)
    void nothingAcceptedIsLostAndNothingIsDoneTwice() throws Exception {
        long seed = Long.getLong("hmm.seed", new Random().nextLong());
        var load = new Load(topics, seed, List.of(MARKET));
        var play = load.play(COMMANDS);
        int killAt = COMMANDS / 4 + new Random(seed).nextInt(COMMANDS / 2);
        var story = "seed %d (-Dhmm.seed=...), killed after command %d".formatted(seed, killAt);

        var child = up();
        try (var client = new Client(bootstrapServers, topics, registry)) {
            load.prepare(client, ANSWERS_WITHIN);
            send(client, play.subList(0, killAt));
            child.kill();
            assertThat(client.unansweredCount()).as(story).isPositive();

            child = up();
            client.reconnectAndRetry();
            send(client, play.subList(killAt, COMMANDS));
            client.awaitAnswers(ANSWERS_WITHIN);
            checkedWhenAtRest(story);
            assertThat(child.stop()).as("status after SIGTERM").isEqualTo(128 + 15);
        } catch (AssertionError | RuntimeException e) {
            throw new AssertionError(story, e);
        } finally {
            child.close();
        }
    }

    @Test
    void aSecondProcessOnTheSameFolderIsRefusedInASentence() throws Exception {
        var other = freePorts();
        var err = folder.resolveSibling(folder.getFileName() + ".err");
        try (var _ = up()) {
            var second = ChildExchange.start(folder, other.get(0), other.get(1), err);
            assertThat(second.waitFor(30, TimeUnit.SECONDS)).isTrue();
            assertThat(second.exitValue()).isEqualTo(1);
            assertThat(Files.readString(err))
                    .hasLineCount(1)
                    .startsWith("hmm: another hmm is using " + folder);
        } finally {
            Files.deleteIfExists(err);
        }
    }

    /// Free a moment ago, and kept for the restart by nobody else's taking them.
    private static List<Integer> freePorts() {
        try (var door = LocalPort.any();
                var kafka = LocalPort.any()) {
            return List.of(door.number(), kafka.number());
        }
    }

    private ChildExchange up() throws Exception {
        return ChildExchange.up(folder, ports.get(0), ports.get(1));
    }

    /// Listens now and then, as a client does, so that some have their outcome when the end comes.
    private static void send(Client client, List<Command> commands) {
        for (int i = 0; i < commands.size(); i++) {
            client.send(commands.get(i));
            if (i % 50 == 0) client.listen();
        }
    }

    /// Balances and the market's state are published a little after what they are made of.
    private void checkedWhenAtRest(String story) {
        await().atMost(ANSWERS_WITHIN)
                .pollInterval(Duration.ofMillis(200))
                .untilAsserted(
                        () -> {
                            var verdict = Checker.check(CheckSettings.of(bootstrapServers));
                            assertThat(verdict.holds())
                                    .as("%s%n%s", story, VerdictText.page(verdict))
                                    .isTrue();
                            assertThat(verdict.of(Promise.ZERO_SUM).checked())
                                    .as("settlements")
                                    .isPositive();
                        });
    }
}

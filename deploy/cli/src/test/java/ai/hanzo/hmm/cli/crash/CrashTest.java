package ai.hanzo.hmm.cli.crash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ai.hanzo.hmm.cli.crash.Load.Command;
import ai.hanzo.hmm.local.broker.LocalPort;
import ai.hanzo.hmm.wire.AccountBalances;
import ai.hanzo.hmm.wire.Deposit;
import ai.hanzo.hmm.wire.registry.FixedCatalogue;
import ai.hanzo.hmm.wire.topic.Topic;
import ai.hanzo.hmm.wire.topic.TopicCatalogue;

import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;

/// `kill -9` in the middle of a load, and a restart on the same folder.
class CrashTest {
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
        var load = new Load(topics, seed);
        var preparation = load.preparation();
        var play = load.play(COMMANDS);
        int killAt = COMMANDS / 4 + new Random(seed).nextInt(COMMANDS / 2);
        var story = "seed %d (-Dhmm.seed=...), killed after command %d".formatted(seed, killAt);

        var child = up();
        try (var client = new Client(bootstrapServers, topics, registry)) {
            for (var step : preparation) client.sendAndAwait(step, ANSWERS_WITHIN);
            send(client, play.subList(0, killAt));
            child.kill();
            assertThat(client.answeredCount())
                    .as(story)
                    .isLessThan(commands(preparation, play.subList(0, killAt)).size());

            child = up();
            client.reconnectAndRetry();
            send(client, play.subList(killAt, COMMANDS));
            client.awaitAnswers(ANSWERS_WITHIN);
            auditedWhenAtRest(story, commands(preparation, play));
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

    private static List<Command> commands(List<List<Command>> preparation, List<Command> play) {
        var all = new ArrayList<Command>();
        preparation.forEach(all::addAll);
        all.addAll(play);
        return all;
    }

    /// Balances and the market's state are published a little after what they are made of.
    private void auditedWhenAtRest(String story, List<Command> commands) {
        var keys = commands.stream().map(Command::key).toList();
        var traders =
                keys.stream()
                        .map(Load.Key::account)
                        .filter(account -> account.startsWith("trader-"))
                        .distinct()
                        .toList();
        long deposited =
                commands.stream()
                        .mapToLong(
                                command ->
                                        command.value() instanceof Deposit deposit
                                                ? deposit.getAmountMicros()
                                                : 0)
                        .sum();
        await().atMost(ANSWERS_WITHIN)
                .pollInterval(Duration.ofMillis(200))
                .untilAsserted(() -> audit().nothingIsLostOrMade(deposited));
        var audit = audit();
        assertThat(audit.settlements()).as(story).isNotEmpty();
        audit.everyCommandHasOneOutcome(keys);
        audit.sequencesHaveNoGap();
        audit.settlementsAreUniqueAndSumToZero();
        audit.balancesAreTheSumOfPostings();
        audit.tradersHaveWhatTheyDepositedLessWhatTheySpent(traders);
        audit.nothingIsLostOrMade(deposited);
    }

    private Audit audit() {
        var balances = new HashMap<String, AccountBalances>();
        read(topics.balances()).forEach(record -> balances.put(record.key(), record.value()));
        return new Audit(
                read(topics.executions()).stream().map(ConsumerRecord::value).toList(),
                read(topics.settlements()).stream().map(ConsumerRecord::value).toList(),
                balances,
                read(topics.markets()).getLast().value());
    }

    private <V extends SpecificRecord> List<ConsumerRecord<String, V>> read(Topic<V> topic) {
        return CommittedLog.all(bootstrapServers, topic, registry);
    }
}

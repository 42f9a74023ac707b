package ai.hanzo.hmm.check.planted;

import static org.assertj.core.api.Assertions.assertThat;

import ai.hanzo.hmm.check.CheckSettings;
import ai.hanzo.hmm.check.Checker;
import ai.hanzo.hmm.check.Finding;
import ai.hanzo.hmm.check.Promise;
import ai.hanzo.hmm.check.Verdict;
import ai.hanzo.hmm.check.report.VerdictText;
import ai.hanzo.hmm.local.broker.EmbeddedBroker;
import ai.hanzo.hmm.local.demo.Progress;
import ai.hanzo.hmm.node.setup.MarketCatalogue;
import ai.hanzo.hmm.node.setup.MarketOpening;
import ai.hanzo.hmm.node.setup.TopicSetup;
import ai.hanzo.hmm.streams.StreamsProgram;
import ai.hanzo.hmm.streams.StreamsSettings;
import ai.hanzo.hmm.wire.registry.FixedCatalogue;
import ai.hanzo.hmm.wire.topic.Partitions;
import ai.hanzo.hmm.wire.topic.TopicCatalogue;

import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;

/// One broker; for each bug an exchange of its own under a prefix of its own.
class PlantedBugsTest {
    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    static Path folder;

    private static EmbeddedBroker broker;

    @BeforeAll
    static void start() {
        broker = EmbeddedBroker.start(folder.resolve("kafka"), 0);
    }

    @AfterAll
    static void stop() {
        broker.close();
    }

    @Test
    void withoutABugEveryPromiseHolds() throws IOException {
        var verdict = checkWith(Bug.NONE);
        assertThat(verdict.findings())
                .as(VerdictText.page(verdict))
                .allMatch(finding -> finding.state() == Finding.State.HOLDS)
                .allMatch(finding -> finding.checked() > 0);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "DOUBLED_POSTING   | REPLAY,CONSERVATION         | victim-1",
                "SKIPPED_EXECUTION | SEQUENCES,OUTCOMES,BALANCES | alice",
                "LOST_HOLD         | HOLDS,BALANCES              | alice's HANZO",
                "UNTOLD_HOLD       | HOLDS,REPLAY                | alice victim-1",
                "REORDERED_LOG     | REPLAY                      | victim-1",
                "LOST_COMMAND      | OUTCOMES                    | victim-1",
                "DOUBLED_COMMAND   | ATOMICITY                   | alice victim-1",
                "DOUBLED_CREDIT    | CREDITS,CONSERVATION        | alice",
                "SWALLOWED_CREDIT  | CREDITS,CONSERVATION        | \"alice\"",
                "DOUBLED_SWEEP     | CONSERVATION,REPLAY         | HANZO: there are",
                "GENEROUS_METER    | ALLOCATIONS,REPLAY          | usedMicros is",
                "UNPAID_REFUND     | ALLOCATIONS,REPLAY          | as refunds",
                "DOUBLED_TOKEN     | ALLOCATIONS,ATOMICITY       | has one already",
            })
    void aPlantedBugIsFound(Bug bug, String promises, String told) throws IOException {
        var verdict = checkWith(bug);
        for (var promise : promises.split(",")) {
            assertThat(verdict.of(Promise.valueOf(promise)).state())
                    .as(promise + System.lineSeparator() + VerdictText.page(verdict))
                    .isEqualTo(Finding.State.BROKEN);
        }
        var first = verdict.of(Promise.valueOf(promises.split(",")[0])).firstOffence();
        assertThat(first).get().asString().contains(told);
    }

    private static Verdict checkWith(Bug bug) throws IOException {
        var prefix = bug.name().toLowerCase(Locale.ROOT) + System.nanoTime() + ".";
        var topics = new TopicCatalogue(prefix);
        var registry = new FixedCatalogue(topics);
        var address = broker.bootstrapServers();
        try (var admin = Admin.create(Map.of("bootstrap.servers", address))) {
            new TopicSetup(admin).ensure(topics.newTopics(new Partitions(2, 2, 1), (short) 1));
        }
        new MarketOpening(address, topics.operatorCommands(), registry)
                .open(MarketCatalogue.builtIn());
        try (var server = new CatalogueServer(topics);
                var streams = new StreamsProgram(settings(server.url(), prefix, bug));
                var play = new Play(address, topics, registry)) {
            streams.start();
            play.morning();
            play.afternoon();
            play.evening();
            play.night();
            return Checker.check(new CheckSettings(address, registry, prefix, Progress.SILENT));
        }
    }

    private static StreamsSettings settings(String registryUrl, String prefix, Bug bug) {
        var state = folder.resolve("streams");
        return StreamsSettings.of(
                        broker.bootstrapServers(), registryUrl, state, folder.resolve("keys"))
                .with(
                        prefix,
                        Map.of(
                                "processor.wrapper.class",
                                Planted.class.getName(),
                                Planted.SETTING,
                                bug.name()));
    }
}

package ai.hanzo.hmm.door.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import ai.hanzo.hmm.door.log.Appended;
import ai.hanzo.hmm.door.log.CommandLog;
import ai.hanzo.hmm.door.tail.Happening;
import ai.hanzo.hmm.wire.CancelOrder;
import ai.hanzo.hmm.wire.CommandStatus;
import ai.hanzo.hmm.wire.Deposit;
import ai.hanzo.hmm.wire.Envelope;
import ai.hanzo.hmm.wire.Execution;
import ai.hanzo.hmm.wire.OrderCommand;
import ai.hanzo.hmm.wire.Refusal;
import ai.hanzo.hmm.wire.topic.Topic;
import ai.hanzo.hmm.wire.topic.TopicCatalogue;

import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;

class CommandMetersTest {
    private static final long MS = 1_000_000;
    private static final TopicCatalogue TOPICS = new TopicCatalogue("hmm.");

    private final AtomicLong clock = new AtomicLong();
    private final Meters meters = new Meters();
    private final CommandMeters commands = new CommandMeters(meters, clock::get);
    private CompletableFuture<Appended> place =
            CompletableFuture.completedFuture(new Appended("hmm.orders", 0, 0));
    private final CommandLog log =
            new MeteredLog(
                    new CommandLog() {
                        @Override
                        public <V extends SpecificRecord> CompletableFuture<Appended> append(
                                Topic<V> topic, String key, V value) {
                            return place;
                        }
                    },
                    commands);

    @AfterEach
    void close() {
        meters.close();
    }

    @Test
    void commandsAreCountedByWhatTheyAskFor() {
        cancel("c1");
        cancel("c2");
        log.append(
                TOPICS.deposits(),
                "alice",
                Deposit.newBuilder()
                        .setEnvelope(envelope("d1"))
                        .setAmountMicros(5)
                        .setOrigin("test")
                        .build());
        place = CompletableFuture.failedFuture(new IllegalStateException("away"));
        cancel("c3");
        assertThat(meters.scrape())
                .contains("hmm_commands_total{kind=\"CancelOrder\"} 2.0")
                .contains("hmm_commands_total{kind=\"Deposit\"} 1.0")
                .contains("hmm_commands_unconfirmed_total{kind=\"CancelOrder\"} 1.0");
    }

    @Test
    void theLatencyIsFromTheCommandToItsFinalAnswer() {
        cancel("c1");
        clock.addAndGet(4 * MS);
        heard("c1", CommandStatus.PENDING, "");
        clock.addAndGet(4 * MS);
        heard("c1", CommandStatus.DONE, "");
        heard("c1", CommandStatus.DONE, "");
        heard("of-another-door", CommandStatus.DONE, "");
        assertThat(meters.scrape())
                .contains("hmm_outcome_latency_seconds_bucket{le=\"0.005\"} 0")
                .contains("hmm_outcome_latency_seconds_bucket{le=\"0.01\"} 1")
                .contains("hmm_outcome_latency_seconds_count 1")
                .contains("hmm_outcome_latency_seconds_sum 0.008")
                .contains("hmm_outcomes_total{status=\"DONE\"} 3.0");
    }

    @Test
    void anAnswerThatComesBeforeThePlaceInTheLogIsMeasuredToo() {
        place = new CompletableFuture<>();
        cancel("c1");
        clock.addAndGet(8 * MS);
        heard("c1", CommandStatus.DONE, "");
        place.complete(new Appended("hmm.orders", 0, 0));
        assertThat(meters.scrape()).contains("hmm_outcome_latency_seconds_count 1");
    }

    @Test
    void refusalsAreCountedByCodeAndOfTooManyCodesTheLastAreOther() {
        heard("c1", CommandStatus.REFUSED, "INSUFFICIENT_FUNDS");
        heard("c2", CommandStatus.REFUSED, "INSUFFICIENT_FUNDS");
        for (int i = 0; i < 1_000; i++) heard("g" + i, CommandStatus.REFUSED, "CODE_" + i);
        var scrape = meters.scrape();
        assertThat(scrape)
                .contains("hmm_refusals_total{code=\"INSUFFICIENT_FUNDS\"} 2.0")
                .contains("hmm_refusals_total{code=\"other\"} 801.0");
        assertThat(scrape.lines().filter(line -> line.startsWith("hmm_refusals_total{")))
                .hasSize(Counters.MOST + 1);
    }

    private void cancel(String id) {
        log.append(TOPICS.orders(), "alice", new OrderCommand(envelope(id), new CancelOrder("o")));
    }

    private static Envelope envelope(String id) {
        return Envelope.newBuilder().setAccount("alice").setId(id).build();
    }

    private void heard(String id, CommandStatus status, String refusal) {
        var answer =
                Execution.newBuilder()
                        .setAccount("alice")
                        .setSource("ledger")
                        .setSequence(1)
                        .setTimeMs(8)
                        .setCommandId(id)
                        .setStatus(status);
        if (!refusal.isEmpty()) answer.setRefusal(new Refusal(refusal, "no", Map.of()));
        commands.happened(new Happening("hmm.executions", 0, 0, 8, "alice", answer.build()));
    }
}

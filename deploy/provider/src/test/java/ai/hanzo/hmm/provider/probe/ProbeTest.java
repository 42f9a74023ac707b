package ai.hanzo.hmm.provider.probe;

import static ai.hanzo.hmm.provider.TestServer.answer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.hanzo.hmm.node.CannotStart;
import ai.hanzo.hmm.provider.TestServer;
import ai.hanzo.hmm.provider.door.DoorClient;

import com.sun.net.httpserver.HttpExchange;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Rounds against a server that answers at once with 4 tokens, and a door that takes reports unless
/// it is away. A request takes 100 ms of the test's own time.
class ProbeTest {
    private static final long START_MS = 1_800_000_000_000L;
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final String ANSWER =
            "{\"choices\":[{\"message\":{\"content\":\"4\"}}],\"usage\":{\"completion_tokens\":4}}";

    private final FakeTime time = new FakeTime(START_MS);
    private final List<String> said = new ArrayList<>();
    private volatile String rateUnit = "tokens/s";
    private volatile int doorStatus = 202;
    private volatile int marketStatus = 200;
    private TestServer server;
    private TestServer door;

    @BeforeEach
    void start() throws IOException {
        server =
                TestServer.start(
                        (exchange, _) -> {
                            time.pass(Duration.ofMillis(100));
                            answer(exchange, 200, "application/json", ANSWER);
                        });
        door = TestServer.start(this::door);
    }

    @AfterEach
    void stop() {
        server.close();
        door.close();
    }

    @Test
    void aRoundIsReportedWithWhatWasMeasured() throws Exception {
        assertThat(probe("observer-1", 2, 1)).isZero();
        assertThat(reports())
                .containsExactly(
                        "{\"provider\":\"gpu-house\",\"market\":\"gpu-inference/h100\",\"observer\":\"observer-1\","
                                + "\"sequence\":1800000000200,\"eventTimeMs\":1800000000200,\"latencyP95Ms\":100,"
                                + "\"throughput\":\"40\",\"availabilityPpm\":1000000,\"accuracyPpm\":1000000}");
        assertThat(said)
                .containsExactly(
                        "round 1: 2 asked, 2 answered, p95 100 ms, 40 tokens/s by usage, availability 1,"
                                + " accuracy 1",
                        "round 1: the door took it: hmm.telemetry, partition 0, offset 7");
    }

    @Test
    void inAMarketThatReckonsInSomethingElseThroughputIsAbsent() throws Exception {
        rateUnit = "GPUs";
        assertThat(probe("gpu-house", 1, 1)).isZero();
        assertThat(reports()).hasSize(1).first().asString().doesNotContain("throughput");
        assertThat(said)
                .contains("the market's rate is GPUs, not tokens/s: throughput is not reported");
    }

    @Test
    void roundsBeginAtTheirTimesAndTheirSequencesRise() throws Exception {
        assertThat(probe("gpu-house", 2, 3)).isZero();
        assertThat(time.pauses())
                .containsExactly(Duration.ofMillis(59_800), Duration.ofMillis(59_800));
        assertThat(sequences())
                .containsExactly(START_MS + 200, START_MS + 60_200, START_MS + 120_200);
    }

    @Test
    void aSequenceIsNeverUsedTwice() throws Exception {
        var still = new Time(() -> 0, () -> START_MS, time);
        assertThat(run(settings("gpu-house", 1, 3), still)).isZero();
        assertThat(sequences()).containsExactly(START_MS, START_MS + 1, START_MS + 2);
    }

    @Test
    void whileTheDoorIsAwayReportsWaitAndAreSentAgainOldestFirst() throws Exception {
        time.afterPause(
                () -> {
                    if (time.pauses().size() == 8) doorStatus = 202;
                });
        doorStatus = 503;
        assertThat(probe("gpu-house", 1, 2)).isZero();
        // 1, 2, 4, 8, 16 and the rest of a minute; then of the second round's time 1 and 2.
        assertThat(time.pauses().stream().map(Duration::toMillis))
                .containsExactly(1_000L, 2_000L, 4_000L, 8_000L, 16_000L, 28_900L, 1_000L, 2_000L);
        assertThat(said)
                .contains("round 1: the door is away (HTTP 503), 1 waiting")
                .contains("round 1: the door is away (HTTP 503), 2 waiting")
                .endsWith(
                        "round 1: the door took it: hmm.telemetry, partition 0, offset 7",
                        "round 2: the door took it: hmm.telemetry, partition 0, offset 7");
        assertThat(sequences().getLast()).isEqualTo(START_MS + 60_100);
    }

    @Test
    void aDoorThatStaysAwayIsGivenUpAfterAWhile() throws Exception {
        doorStatus = 503;
        assertThat(probe("gpu-house", 1, 1)).isEqualTo(1);
        assertThat(time.pauses().stream().mapToLong(Duration::toMillis).sum()).isEqualTo(60_000);
        assertThat(said).last().isEqualTo("round 1: LOST: the door stayed away");
    }

    @Test
    void aReportThatIsTooOldToCountIsSaidToBeLost() throws Exception {
        doorStatus = 503;
        assertThat(probe("gpu-house", 1, 17)).isEqualTo(17);
        // 15 minutes after its own time the first is given up.
        assertThat(said).contains("round 1: LOST: too old to count");
        assertThat(said).filteredOn(line -> line.contains("LOST")).hasSize(17);
    }

    @Test
    void aReportThatTheDoorTurnsAwayIsNotSentAgain() throws Exception {
        doorStatus = 400;
        assertThat(probe("gpu-house", 1, 1)).isEqualTo(1);
        assertThat(reports()).hasSize(1);
        assertThat(said).last().isEqualTo("round 1: LOST: INVALID_ID: observer is wrong");
    }

    @Test
    void whoeverIsNoObserverIsToldSo() {
        assertThatThrownBy(() -> probe("stranger", 1, 1))
                .isInstanceOf(CannotStart.class)
                .hasMessage(
                        "stranger is no observer of gpu-inference/h100: its reports would not count;"
                                + " its observers are observer-1, observer-2, and every provider for itself");
        assertThat(server.asked()).isEmpty();
    }

    @Test
    void aMarketThatDoesNotExistIsSaidAtOnceAndADoorThatIsAwayAfterAWhile() {
        marketStatus = 404;
        assertThatThrownBy(() -> probe("gpu-house", 1, 1))
                .isInstanceOf(CannotStart.class)
                .hasMessage("the door says UNKNOWN_MARKET: there is no market");
        assertThat(time.pauses()).isEmpty();
        marketStatus = 502;
        assertThatThrownBy(() -> probe("gpu-house", 1, 1))
                .isInstanceOf(CannotStart.class)
                .hasMessage("the door stays away: HTTP 502");
        assertThat(time.pauses().stream().mapToLong(Duration::toMillis).sum()).isEqualTo(60_000);
    }

    @Test
    void whoeverStopsItWhileItWaitsLosesNothing() throws Exception {
        time.afterPause(time::stop);
        assertThat(probe("gpu-house", 1, 0)).isZero();
        assertThat(reports()).hasSize(1);
    }

    @Test
    void whoeverStopsItWhileTheDoorIsAwayIsToldWhatIsLost() throws Exception {
        doorStatus = 503;
        time.afterPause(time::stop);
        assertThat(probe("gpu-house", 1, 0)).isEqualTo(1);
        assertThat(time.pauses()).containsExactly(Duration.ofSeconds(1));
        assertThat(reports()).as("once at first, once at the end").hasSize(2);
        assertThat(said).last().isEqualTo("round 1: LOST: the door stayed away");
    }

    @Test
    void aRoundThatIsNotOverIsNotReported() throws Exception {
        try (var slow =
                TestServer.start(
                        (exchange, _) -> {
                            time.stop();
                            answer(exchange, 200, "application/json", ANSWER);
                        })) {
            server.close();
            server = slow;
            assertThat(probe("gpu-house", 2, 1)).isZero();
        }
        assertThat(reports()).isEmpty();
        assertThat(said).containsExactly("round 1: stopped before it was over, not reported");
    }

    private void door(HttpExchange exchange, TestServer.Asked asked) throws IOException {
        if (asked.method().equals("GET")) {
            var body =
                    marketStatus == 200
                            ? "{\"market\":\"gpu-inference/h100\",\"rateUnit\":\"%s\",\"bucketMs\":300000,\"graceMs\":600000,\"observers\":[\"observer-1\",\"observer-2\"]}"
                                    .formatted(rateUnit)
                            : "{\"code\":\"UNKNOWN_MARKET\",\"detail\":\"there is no market\"}";
            answer(exchange, marketStatus, "application/json", body);
            return;
        }
        var body =
                doorStatus == 202
                        ? "{\"topic\":\"hmm.telemetry\",\"partition\":0,\"offset\":7}"
                        : "{\"code\":\"INVALID_ID\",\"detail\":\"observer is wrong\"}";
        answer(exchange, doorStatus, "application/json", body);
    }

    private int probe(String observer, int requests, int rounds) throws InterruptedException {
        return run(settings(observer, requests, rounds), time.time());
    }

    private int run(ProbeSettings settings, Time time) throws InterruptedException {
        var chat = new ChatSettings(Optional.empty(), "2 + 2 = ?", 10, false);
        var target = Target.chat(server.url(), chat, Optional.empty());
        try (var client = new DoorClient(door.url(), Optional.empty());
                var asker = new Asker(target, settings.timeout(), time.nanos())) {
            return new Probe(settings, asker, client, time, said::add).run();
        }
    }

    private static ProbeSettings settings(String observer, int requests, int rounds) {
        return new ProbeSettings(
                new Report.Subject("gpu-house", "gpu-inference/h100", observer),
                true,
                requests,
                rounds,
                MINUTE,
                Duration.ofSeconds(30),
                MINUTE,
                Optional.of("4"::equals));
    }

    private List<String> reports() {
        return door.asked().stream()
                .filter(asked -> asked.path().equals("/v1/telemetry"))
                .map(TestServer.Asked::body)
                .toList();
    }

    private List<Long> sequences() {
        return reports().stream()
                .map(report -> report.replaceAll(".*\"sequence\":([0-9]+).*", "$1"))
                .map(Long::valueOf)
                .toList();
    }
}

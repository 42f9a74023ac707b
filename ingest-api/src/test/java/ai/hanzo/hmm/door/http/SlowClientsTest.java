package ai.hanzo.hmm.door.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;

/// Hundreds of clients that take their time: they are ended, and meanwhile everybody else is served
/// as if they were not there.
class SlowClientsTest {
    private static final int CLIENTS = 300;
    private static final int MORE_THAN_FIT = 40;
    private static final int POURING = 24;
    private static final int MORE_THREADS = 32;
    private static final Duration LIMIT = Duration.ofSeconds(1);

    /// Between the requests of those who are served meanwhile.
    private static final Duration APART = Duration.ofMillis(20);

    private static final Limits SHORT = new Limits(4_000, LIMIT.multipliedBy(30), LIMIT, LIMIT);

    /// Long enough for those who are served on a machine that is busy with others.
    private static final Limits SOON_IDLE = new Limits(4_000, LIMIT.multipliedBy(5), LIMIT, LIMIT);

    @Test
    void aBodyThatDribblesIsA408() throws Exception {
        try (var door = new TestDoor(SHORT);
                var clients = Clients.sending(door, CLIENTS, HostileRequests.soundUntilItsBody())) {
            clients.dribble(" ");
            servesOthersMeanwhile(door, clients);
            assertThat(clients.answers())
                    .hasSize(CLIENTS)
                    .allSatisfy(
                            answer ->
                                    assertThat(answer)
                                            .startsWith("HTTP/1.1 408 ")
                                            .contains("\"code\":\"REQUEST_TIMEOUT\""));
            assertThat(door.log.entries).as("orders").noneMatch(SlowClientsTest::isOfTheSlow);
        }
    }

    /// Who stops before anybody reads the body is cut off without an answer.
    @Test
    void aBodyThatStopsIsA408OrCutOff() throws Exception {
        try (var door = new TestDoor(SOON_IDLE);
                var clients = Clients.sending(door, CLIENTS, HostileRequests.soundUntilItsBody())) {
            servesOthersMeanwhile(door, clients);
            assertThat(clients.answers())
                    .hasSize(CLIENTS)
                    .allMatch(told -> told.isEmpty() || told.startsWith("HTTP/1.1 408 "));
            assertThat(door.log.entries).as("orders").noneMatch(SlowClientsTest::isOfTheSlow);
        }
    }

    @Test
    void headersThatDribbleAreCutOff() throws Exception {
        var begun = "GET /v1/time HTTP/1.1\r\nHost: x\r\nX: ".getBytes();
        try (var door = new TestDoor(SHORT);
                var clients = Clients.sending(door, CLIENTS, begun)) {
            clients.dribble("x");
            servesOthersMeanwhile(door, clients);
            assertThat(clients.answers()).hasSize(CLIENTS).containsOnly("");
        }
    }

    @Test
    void headersThatDribbleAfterASoundRequestAreCutOffToo() throws Exception {
        var request = "GET /v1/time HTTP/1.1\r\nHost: x\r\n\r\nGET /v1/time HTTP/1.1\r\nX: ";
        try (var door = new TestDoor(SHORT);
                var clients = Clients.sending(door, CLIENTS, request.getBytes())) {
            clients.dribble("x");
            servesOthersMeanwhile(door, clients);
            assertThat(clients.answers())
                    .hasSize(CLIENTS)
                    .allSatisfy(
                            answer ->
                                    assertThat(answer)
                                            .startsWith("HTTP/1.1 200 ")
                                            .containsOnlyOnce("HTTP/1.1"));
        }
    }

    @Test
    void whoSaysNothingIsCutOff() throws Exception {
        try (var door = new TestDoor(SOON_IDLE);
                var clients = Clients.sending(door, CLIENTS, new byte[0])) {
            servesOthersMeanwhile(door, clients);
            assertThat(clients.answers()).hasSize(CLIENTS).containsOnly("");
        }
    }

    /// After an answer that was waited for a connection goes on in another thread. They are more
    /// than the pool has threads.
    @Test
    void whoDoesNotReadItsAnswersIsCutOff() throws Exception {
        var waited =
                new String(HostileRequests.sound())
                        .replace("/v1/orders ", "/v1/orders?wait=1 ")
                        .replace("Connection: close\r\n", "");
        var request = "GET /v1/markets HTTP/1.1\r\nHost: x\r\n\r\n".repeat(500);
        try (var door = new TestDoor(SOON_IDLE);
                var clients = Clients.pouring(door, POURING, (waited + request).getBytes())) {
            servesOthersMeanwhile(door, clients);
        }
    }

    @Test
    void whoComesWhenTheDoorIsFullIsServedWhenOthersHaveGone() throws Exception {
        var few = new Limits(20, LIMIT, LIMIT, LIMIT);
        try (var door = new TestDoor(few);
                var clients = Clients.sending(door, MORE_THAN_FIT, new byte[0])) {
            try (var wire = new Wire(door.server.port())) {
                wire.send(HostileRequests.sound());
                assertThat(wire.all()).startsWith("HTTP/1.1 202 ");
            }
            assertThat(clients.answers()).hasSize(MORE_THAN_FIT).containsOnly("");
        }
    }

    private static void servesOthersMeanwhile(TestDoor door, Clients clients) throws Exception {
        int threads = ManagementFactory.getThreadMXBean().getThreadCount();
        int served = 0;
        while (clients.isAnyThere() || served < 100) {
            try (var wire = new Wire(door.server.port())) {
                wire.send(HostileRequests.soundOf("bob"));
                assertThat(wire.all()).startsWith("HTTP/1.1 202 ");
            }
            served++;
            LockSupport.parkNanos(APART.toNanos());
            assertThat(platformThreadsThatServe()).as("requests have virtual threads").isEmpty();
        }
        assertThat(ManagementFactory.getThreadMXBean().getThreadCount())
                .isLessThan(threads + MORE_THREADS);
    }

    /// Only those of the platform have a trace here.
    private static List<Thread> platformThreadsThatServe() {
        return Thread.getAllStackTraces().entrySet().stream()
                .filter(each -> Arrays.stream(each.getValue()).anyMatch(SlowClientsTest::serves))
                .map(Map.Entry::getKey)
                .toList();
    }

    private static boolean serves(StackTraceElement frame) {
        return frame.getClassName().startsWith("io.javalin.http.servlet.");
    }

    private static boolean isOfTheSlow(RecordingLog.Entry entry) {
        return entry.key().equals("alice");
    }
}

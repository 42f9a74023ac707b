package ai.hanzo.hmm.door.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.lang.management.ManagementFactory;
import java.util.Random;

/// Thousands of requests that are against every rule: each is its sender's fault, none the door's,
/// and none leaves anything behind.
class HostileRequestsTest {
    private static final int REQUESTS = 4_000;
    private static final int FIRST = 1_000;
    private static final long MORE_HEAP_BYTES = 16L << 20;
    private static final int MORE_THREADS = 32;

    private final long seed = Long.getLong("seed", System.nanoTime());
    private final HostileRequests hostile = new HostileRequests(new Random(seed));

    @Test
    void everyBadRequestIsItsSendersFaultAndLeavesNothingBehind() throws Exception {
        try (var door = new TestDoor()) {
            int threads = threads();
            send(door, FIRST);
            long heap = heapInUse(door);
            send(door, REQUESTS);
            assertThat(heapInUse(door))
                    .as("seed %d, heap", seed)
                    .isLessThan(heap + MORE_HEAP_BYTES);
            assertThat(threads()).as("seed %d, threads", seed).isLessThan(threads + MORE_THREADS);
        }
    }

    private void send(TestDoor door, int requests) throws Exception {
        for (int i = 0; i < requests; i++) {
            switch (i % 4) {
                case 0 -> refused(door, hostile.broken(), i);
                case 1 -> noFault(door, hostile.noise(), i);
                case 2 -> noFault(door, hostile.bitten(), i);
                default -> noFault(door, hostile.cut(), i);
            }
            if (i % 50 == 0) {
                assertThat(answer(door, HostileRequests.sound())).startsWith("HTTP/1.1 202 ");
            }
        }
    }

    /// Surely wrong, and told so as a problem.
    private void refused(TestDoor door, byte[] request, int number) throws Exception {
        assertThat(answer(door, request))
                .as("seed %d, request %d: %s", seed, number, shown(request))
                .startsWith("HTTP/1.1 4")
                .contains("application/problem+json", "\"code\":\"");
    }

    /// Perhaps not even wrong; who is cut off may get no answer, and who has hung up already one
    /// that has lost its head.
    private void noFault(TestDoor door, byte[] request, int number) throws Exception {
        var answer = answer(door, request);
        if (answer.isEmpty()) return;
        assertThat(answer)
                .as("seed %d, request %d: %s", seed, number, shown(request))
                .matches(
                        text ->
                                text.startsWith("HTTP/1.1 2")
                                        || text.startsWith("HTTP/1.1 4")
                                        || text.startsWith("{") && text.contains("\"status\":4"));
    }

    private static String answer(TestDoor door, byte[] request) throws Exception {
        try (var wire = new Wire(door.server.port())) {
            wire.send(request);
            wire.finish();
            return wire.all();
        }
    }

    private static String shown(byte[] request) {
        var text = new String(request, java.nio.charset.StandardCharsets.ISO_8859_1);
        return text.length() < 400 ? text : text.substring(0, 400);
    }

    private static long heapInUse(TestDoor door) {
        door.log.entries.clear();
        var memory = ManagementFactory.getMemoryMXBean();
        memory.gc();
        return memory.getHeapMemoryUsage().getUsed();
    }

    private static int threads() {
        return ManagementFactory.getThreadMXBean().getThreadCount();
    }
}

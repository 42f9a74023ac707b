package ai.hanzo.hmm.door.view;

import static ai.hanzo.hmm.wire.AllocationState.ACTIVE;
import static ai.hanzo.hmm.wire.AllocationState.ALLOCATED;
import static ai.hanzo.hmm.wire.AllocationState.CLOSED;
import static ai.hanzo.hmm.wire.AllocationState.SUSPENDED;

import static org.assertj.core.api.Assertions.assertThat;

import ai.hanzo.hmm.wire.AccessToken;
import ai.hanzo.hmm.wire.Allocation;
import ai.hanzo.hmm.wire.AllocationDispute;
import ai.hanzo.hmm.wire.AllocationState;
import ai.hanzo.hmm.wire.DisputeState;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

class AllocationRowsTest {
    private static final String MARKET = "gpu-inference/h100";
    private static final String OTHER = "gpu-inference/h100-2";

    @TempDir Path state;
    private ViewRig rig;

    @BeforeEach
    void start() {
        rig = new ViewRig(state);
    }

    @AfterEach
    void stop() {
        rig.close();
    }

    @Test
    void allocationsOfOneAccountComeByNumber() {
        for (var number : List.of(10, 9, 100)) put("alice", "p", MARKET, number, ALLOCATED);
        put("alice2", "p", MARKET, 11, ALLOCATED);
        for (var states : List.of(StateFilter.ANY, StateFilter.OPEN)) {
            assertThat(ofAlice(states, "", 10))
                    .containsExactly(MARKET + "#9", MARKET + "#10", MARKET + "#100");
            assertThat(ofAlice(states, MARKET + "#9", 1)).containsExactly(MARKET + "#10");
        }
        assertThat(rig.views.allocation("alice", MARKET + "#100")).isPresent();
        assertThat(rig.views.allocation("alice", MARKET + "#11")).isEmpty();
    }

    @Test
    void aProviderFindsWhatItIsToServeWhoeverBoughtIt() {
        put("alice", "p", MARKET, 3, ALLOCATED);
        put("bob", "p", MARKET, 1, ACTIVE);
        put("carol", "p", MARKET, 2, SUSPENDED);
        put("carol", "p2", MARKET, 4, ALLOCATED);
        put("alice", "p", OTHER, 1, ALLOCATED);
        var inMarket = List.of(MARKET + "#1", MARKET + "#2", MARKET + "#3");
        assertThat(served(MARKET, StateFilter.OPEN, "", 10)).isEqualTo(inMarket);
        assertThat(served(MARKET, StateFilter.ALLOCATED, "", 10)).containsExactly(MARKET + "#3");
        assertThat(served(MARKET, StateFilter.OPEN, MARKET + "#1", 1))
                .containsExactly(MARKET + "#2");
        assertThat(served("", StateFilter.ALLOCATED, "", 10))
                .containsExactly(MARKET + "#3", OTHER + "#1");
        assertThat(served("", StateFilter.OPEN, MARKET + "#3", 10)).containsExactly(OTHER + "#1");
    }

    @Test
    void whatIsClosedLeavesTheListsAndStaysReadable() {
        put("alice", "p", MARKET, 1, ALLOCATED);
        put("alice", "p", MARKET, 2, ACTIVE);
        put("alice", "p", MARKET, 1, CLOSED);
        assertThat(served("", StateFilter.OPEN, "", 10)).containsExactly(MARKET + "#2");
        assertThat(ofAlice(StateFilter.OPEN, "", 10)).containsExactly(MARKET + "#2");
        assertThat(ofAlice(StateFilter.CLOSED, "", 10)).containsExactly(MARKET + "#1");
        assertThat(ofAlice(StateFilter.ANY, "", 10)).hasSize(2);
        assertThat(rowsOf("open")).hasSize(1);
        assertThat(rowsOf("served")).hasSize(1);
    }

    /// A door that crashed reads records again; the last of an allocation counts.
    @Test
    void whatIsReadAgainEndsAsItEnded() {
        for (int i = 0; i < 2; i++) {
            put("alice", "p", MARKET, 1, ALLOCATED);
            put("alice", "p", MARKET, 1, ACTIVE);
            put("alice", "p", MARKET, 1, CLOSED);
        }
        assertThat(served("", StateFilter.OPEN, "", 10)).isEmpty();
        assertThat(rowsOf("served")).isEmpty();
        assertThat(ofAlice(StateFilter.CLOSED, "", 10)).containsExactly(MARKET + "#1");
    }

    @Test
    void afterThreeDaysTheLastThousandThatClosedStayAndWhatIsOpen() {
        put("alice", "p", MARKET, 9_999, ACTIVE);
        issue("alice", 9_999);
        for (int i = 0; i < 1_500; i++) close("alice", i, 5);
        close("bob", 7_000, 5);
        dispute("alice", 0, DisputeState.OPEN);
        issue("alice", 2);
        long laterMs = Duration.ofHours(72).toMillis() + 6;
        close("alice", 1, laterMs); // which was ruled over
        for (int i = 2_000; i < 3_499; i++) close("alice", i, laterMs);
        assertThat(ofAlice(StateFilter.CLOSED, "", 9_999))
                .hasSize(1_501)
                .startsWith(MARKET + "#0", MARKET + "#1", MARKET + "#2000");
        assertThat(ofAlice(StateFilter.OPEN, "", 9)).containsExactly(MARKET + "#9999");
        assertThat(rig.views.token("alice", MARKET + "#9999")).isPresent();
        assertThat(rig.views.token("alice", MARKET + "#2")).as("of one that has gone").isEmpty();
        assertThat(rig.views.allocation("bob", MARKET + "#7000")).isPresent();
        assertThat(rowsOf("ended")).hasSize(1_501);
        assertThat(rowsOf("ended-at")).hasSize(1_501);
        assertThat(rowsOf("allocation")).hasSize(1_503);
        dispute("alice", 0, DisputeState.DISMISSED);
        assertThat(rowsOf("ended")).hasSize(1_502);
    }

    @Test
    void threeDaysAreKeptHoweverMuchCloses() {
        for (int i = 0; i < 2_000; i++) close("alice", i, i);
        assertThat(ofAlice(StateFilter.CLOSED, "", 9_999)).hasSize(2_000);
    }

    /// Against a plain map, page by page.
    @ParameterizedTest
    @CsvSource({"1, 1", "2, 3", "3, 100"})
    void pagesTogetherAreAllThatIsAskedFor(long seed, int limit) {
        var random = new Random(seed);
        Map<Integer, AllocationState> last = new TreeMap<>();
        var consumers = new HashMap<Integer, String>();
        for (int i = 0; i < 200; i++) {
            int number = random.nextInt(60);
            var consumer = consumers.computeIfAbsent(number, _ -> "c" + random.nextInt(9));
            var next = AllocationState.values()[random.nextInt(4)];
            put(consumer, "p", MARKET, number, next);
            last.put(number, next);
        }
        for (var states : List.of(StateFilter.OPEN, StateFilter.ACTIVE, StateFilter.SUSPENDED)) {
            var wanted =
                    last.entrySet().stream()
                            .filter(
                                    entry ->
                                            states.holds(
                                                    allocation(
                                                            "c", "p", MARKET, 0, entry.getValue())))
                            .map(entry -> MARKET + "#" + entry.getKey())
                            .toList();
            var found = new ArrayList<String>();
            for (var page = served("", states, "", limit);
                    !page.isEmpty();
                    page = served("", states, found.getLast(), limit)) {
                found.addAll(page);
            }
            assertThat(found).as("seed %d, %s", seed, states).isEqualTo(wanted);
        }
    }

    private List<String> served(String market, StateFilter states, String after, int limit) {
        return rig.views.served("p", market, states, after, limit).stream()
                .map(Allocation::getAllocationId)
                .toList();
    }

    private List<String> ofAlice(StateFilter states, String after, int limit) {
        return rig.views.allocations("alice", states, after, limit).stream()
                .map(Allocation::getAllocationId)
                .toList();
    }

    private List<String> rowsOf(String list) {
        var keys = new ArrayList<String>();
        try (var rows = rig.driver.<String, byte[]>getKeyValueStore("accounts").all()) {
            rows.forEachRemaining(row -> keys.add(row.key));
        }
        return keys.stream().filter(key -> key.startsWith(list + "|")).toList();
    }

    private void put(
            String consumer, String provider, String market, int number, AllocationState state) {
        rig.put(
                rig.topics.allocations(),
                consumer,
                allocation(consumer, provider, market, number, state));
    }

    private void close(String consumer, int number, long closedMs) {
        var closed =
                Allocation.newBuilder(allocation(consumer, "p", MARKET, number, CLOSED))
                        .setClosedMs(closedMs);
        rig.put(rig.topics.allocations(), consumer, closed.build());
    }

    private void dispute(String consumer, int number, DisputeState state) {
        var disputed =
                Allocation.newBuilder(allocation(consumer, "p", MARKET, number, CLOSED))
                        .setClosedMs(5)
                        .setDispute(new AllocationDispute(state, 5L, "noise"));
        rig.put(rig.topics.allocations(), consumer, disputed.build());
    }

    private void issue(String consumer, int number) {
        var id = MARKET + "#" + number;
        var token = new AccessToken(id, consumer, "p", MARKET, 9L, "a.b.c");
        rig.put(rig.topics.accessTokens(), consumer, token);
    }

    private static Allocation allocation(
            String consumer, String provider, String market, int number, AllocationState state) {
        return Allocation.newBuilder()
                .setAllocationId(market + "#" + number)
                .setMarket(market)
                .setConsumer(consumer)
                .setProvider(provider)
                .setClientOrderId("o-1")
                .setState(state)
                .setStandardMicros(1)
                .setRawMicros(1)
                .setRateMicros(1)
                .setStartMs(1)
                .setExpiryMs(2)
                .setTokenHash("00")
                .build();
    }
}

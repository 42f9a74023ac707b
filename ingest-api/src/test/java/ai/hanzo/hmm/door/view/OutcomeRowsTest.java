package ai.hanzo.hmm.door.view;

import static org.assertj.core.api.Assertions.assertThat;

import ai.hanzo.hmm.wire.CommandStatus;
import ai.hanzo.hmm.wire.Execution;
import ai.hanzo.hmm.wire.OrderState;
import ai.hanzo.hmm.wire.OrderStatus;

import org.apache.kafka.streams.state.KeyValueStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

class OutcomeRowsTest {
    private static final String H100 = "gpu-inference/h100";
    private static final String A100 = "gpu-inference/a100";
    private static final long DAY_MS = Duration.ofHours(24).toMillis();
    private static final OrderFilter OPEN = new OrderFilter(true, false, "");
    private static final OrderFilter CLOSED = new OrderFilter(false, true, "");
    private static final OrderFilter ALL = new OrderFilter(true, true, "");

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
    void openOrdersAreListedByTheirIdsAndClosedOnesByWhenTheyClosed() {
        put("alice", H100, 1, "b", OrderStatus.OPEN);
        put("alice", A100, 1, "a", OrderStatus.OPEN);
        put("alice", H100, 1, "c", OrderStatus.OPEN);
        put("alice", H100, 1, "d", OrderStatus.FILLED);
        put("alice", H100, 1, "c", OrderStatus.CANCELLED);
        put("bob", H100, 1, "b", OrderStatus.FILLED);
        assertThat(ids(OPEN, OrderCursor.BEGIN, 9)).containsExactly("a", "b");
        assertThat(ids(CLOSED, OrderCursor.BEGIN, 9)).containsExactly("c", "d");
        assertThat(ids(ALL, OrderCursor.BEGIN, 9)).containsExactly("a", "b", "c", "d");
        assertThat(ids(new OrderFilter(true, true, H100), OrderCursor.BEGIN, 9))
                .containsExactly("b", "c", "d");
    }

    @Test
    void pagesOfOrdersFollowEachOther() {
        for (var id : List.of("a", "b")) put("alice", H100, 1, id, OrderStatus.OPEN);
        for (var id : List.of("c", "d", "e")) put("alice", H100, 1, id, OrderStatus.FILLED);
        for (int limit = 1; limit <= 5; limit++) {
            var seen = new ArrayList<String>();
            var after = OrderCursor.BEGIN;
            while (true) {
                var page = rig.views.orders("alice", ALL, after, limit);
                page.forEach(order -> seen.add(order.clientOrderId()));
                if (page.size() < limit) break;
                after = OrderCursor.parse(page.getLast().at().text());
            }
            assertThat(seen).as("pages of " + limit).containsExactly("a", "b", "e", "d", "c");
        }
    }

    @Test
    void executionsAreReadBothWays() {
        for (int i = 0; i < 5; i++) put("alice", H100, i, "o-" + i, OrderStatus.FILLED);
        put("bob", H100, 9, "o-1", OrderStatus.FILLED);
        assertThat(times(Span.newest(2))).containsExactly(4L, 3L);
        long last = rig.views.executions("alice", Span.newest(1)).getFirst().position();
        assertThat(times(Span.before(last, 2))).containsExactly(3L, 2L);
        assertThat(times(Span.after(last - 1, 9))).containsExactly(4L);
        assertThat(times(Span.after(last, 9))).isEmpty();
    }

    @Test
    void aDayIsKeptHoweverMuchHappens() {
        for (int i = 0; i < 3_000; i++) put("alice", H100, i, "o-" + i, OrderStatus.FILLED);
        assertThat(rig.views.executions("alice", Span.newest(9_999))).hasSize(3_000);
        assertThat(rig.views.command("alice", "o-0")).isPresent();
    }

    @Test
    void afterADayTheLastThousandStayAndWhatIsOpen() {
        put("alice", H100, 0, "open", OrderStatus.OPEN);
        for (int i = 0; i < 2_000; i++) put("alice", H100, i, "o-" + i, OrderStatus.FILLED);
        for (int i = 0; i < 1_000; i++) put("bob", H100, i, "o-" + i, OrderStatus.FILLED);
        long laterMs = DAY_MS + 10_000;
        for (int i = 0; i < 1_500; i++) {
            put("alice", H100, laterMs, "n-" + i, OrderStatus.FILLED);
            put("bob", H100, i, "o-" + i, OrderStatus.FILLED);
        }
        assertThat(rig.views.executions("alice", Span.newest(9_999))).hasSize(1_500);
        assertThat(rig.views.orders("alice", CLOSED, OrderCursor.BEGIN, 9_999)).hasSize(1_500);
        assertThat(rig.views.order("alice", "o-0")).isEmpty();
        assertThat(rig.views.command("alice", "o-0")).isEmpty();
        assertThat(rig.views.order("alice", "n-0")).isPresent();
        assertThat(rig.views.command("alice", "n-0")).isPresent();
        assertThat(rig.views.order("alice", "open")).isPresent();
        assertThat(ids(OPEN, OrderCursor.BEGIN, 9)).containsExactly("open");
        assertThat(rig.views.executions("bob", Span.newest(9_999)))
                .as("nothing of the others")
                .hasSize(2_500);
        assertThat(rows("alice"))
                .as("rows an order: execution, order, command, closed")
                .isEqualTo(1_500 * 4 + 2);
    }

    @Test
    void anOrderNamedAgainAfterItsFirstIsGoneIsKept() {
        put("alice", H100, 0, "o-1", OrderStatus.FILLED);
        long laterMs = DAY_MS + 10_000;
        put("alice", H100, laterMs, "o-1", OrderStatus.FILLED);
        for (int i = 0; i < 3_000; i++) put("alice", H100, laterMs, "n-" + i, OrderStatus.FILLED);
        assertThat(rig.views.order("alice", "o-1").orElseThrow().getTimeMs()).isEqualTo(laterMs);
        assertThat(rig.views.command("alice", "o-1").orElseThrow().getTimeMs()).isEqualTo(laterMs);
    }

    private long rows(String account) {
        KeyValueStore<String, byte[]> store = rig.driver.getKeyValueStore("accounts");
        long count = 0;
        try (var all = store.all()) {
            while (all.hasNext()) if (all.next().key.contains("|" + account + "|")) count++;
        }
        return count;
    }

    private List<String> ids(OrderFilter asked, OrderCursor after, int limit) {
        return rig.views.orders("alice", asked, after, limit).stream()
                .map(ListedOrder::clientOrderId)
                .toList();
    }

    private List<Long> times(Span span) {
        return rig.views.executions("alice", span).stream()
                .map(listed -> listed.execution().getTimeMs())
                .toList();
    }

    private void put(String account, String market, long timeMs, String order, OrderStatus status) {
        var touched =
                OrderState.newBuilder()
                        .setClientOrderId(order)
                        .setStatus(status)
                        .setOriginalMicros(1)
                        .setExecutedMicros(0)
                        .setPreventedMicros(0)
                        .setCancelledMicros(0)
                        .setOpenMicros(0)
                        .setFilledMicros(0)
                        .setNotionalMicros(0)
                        .setFeeMicros(0)
                        .build();
        rig.put(
                rig.topics.executions(),
                account,
                Execution.newBuilder()
                        .setAccount(account)
                        .setSource(market)
                        .setSequence(1)
                        .setTimeMs(timeMs)
                        .setCommandId(order)
                        .setStatus(CommandStatus.DONE)
                        .setOrders(List.of(touched))
                        .build());
    }
}

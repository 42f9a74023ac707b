package ai.hanzo.hmm.streams.market;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import static java.nio.charset.StandardCharsets.UTF_8;

import ai.hanzo.hmm.streams.Commands;
import ai.hanzo.hmm.streams.Faults;
import ai.hanzo.hmm.streams.inbox.Inbox;
import ai.hanzo.hmm.wire.Candle;
import ai.hanzo.hmm.wire.CreateMarket;
import ai.hanzo.hmm.wire.Depth;
import ai.hanzo.hmm.wire.HeldOrder;
import ai.hanzo.hmm.wire.MarketCommand;
import ai.hanzo.hmm.wire.MarketPhase;
import ai.hanzo.hmm.wire.MarketPrice;
import ai.hanzo.hmm.wire.MarketTick;
import ai.hanzo.hmm.wire.OrderDelivery;
import ai.hanzo.hmm.wire.OrderSide;
import ai.hanzo.hmm.wire.OrderType;
import ai.hanzo.hmm.wire.PlaceOrder;
import ai.hanzo.hmm.wire.depth.LocalBook;
import ai.hanzo.hmm.wire.depth.LocalBook.Taken;
import ai.hanzo.hmm.wire.registry.FixedCatalogue;
import ai.hanzo.hmm.wire.serde.AvroSerde;
import ai.hanzo.hmm.wire.topic.TopicCatalogue;

import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.streams.processor.StateStore;
import org.apache.kafka.streams.processor.TaskId;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.File;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;

/// The market room over a store that outlives it: what it tells goes on where it stopped.
class MarketRestartTest {
    private static final String MARKET = "gpu-inference/h100";
    private static final long START = 1_700_000_100_000L; // 22:15:00
    private static final TopicCatalogue TOPICS = new TopicCatalogue("test.");
    private static final String TOPIC = TOPICS.marketCommands().name();
    private static final Serde<MarketCommand> SERDE =
            AvroSerde.of(new FixedCatalogue(TOPICS), MarketCommand.class);

    @TempDir File folder;
    private final List<SpecificRecord> told = new ArrayList<>();
    private StateStore store;
    private MockProcessorContext<Object, Object> context;
    private MarketProcessor room;
    private int orders;

    @BeforeEach
    void start() {
        context = newContext();
        store = MarketStore.builder().withLoggingDisabled().withCachingDisabled().build();
        store.init(context.getStateStoreContext(), store);
        restart();
        send(new CreateMarket(Commands.definition(MARKET), MarketPhase.ACTIVE), START);
    }

    @AfterEach
    void stop() {
        store.close();
    }

    @Test
    void depth_goes_on_with_the_next_sequence_and_begins_with_a_snapshot() {
        place("bob", OrderSide.SELL, 22, START + 10);
        show(START + 50);
        place("bob", OrderSide.SELL, 23, START + 60);
        show(START + 100);
        restart();
        show(START + 150);
        place("bob", OrderSide.SELL, 24, START + 160);
        show(START + 200);

        var depths = all(Depth.class);
        assertThat(depths).extracting(Depth::getSequence).containsExactly(1L, 2L, 3L, 4L);
        assertThat(depths).extracting(Depth::getSnapshot).containsExactly(true, false, true, false);
        var book = new LocalBook();
        assertThat(depths).allMatch(depth -> book.apply(depth) == Taken.APPLIED);
        assertThat(book.asks()).hasSize(3);
    }

    @Test
    void a_snapshot_follows_a_change_within_ten_seconds_even_if_nothing_else_does() {
        place("bob", OrderSide.SELL, 22, START + 10);
        show(START + 50);
        place("bob", OrderSide.SELL, 23, START + 60);
        show(START + 100);
        show(START + 9_049);
        assertThat(all(Depth.class)).hasSize(2);
        show(START + 9_050);
        show(START + 30_000);

        assertThat(all(Depth.class)).hasSize(3);
        assertThat(all(Depth.class).getLast().getSnapshot()).isTrue();
        assertThat(all(Depth.class).getLast().getAsks()).hasSize(2);
    }

    @Test
    void bars_and_means_go_on_as_if_nothing_had_happened() {
        place("bob", OrderSide.SELL, 22, START + 10);
        place("al", OrderSide.BUY, 22, START + 20);
        restart();
        place("bob", OrderSide.SELL, 24, START + 30);
        place("al", OrderSide.BUY, 24, START + 40);
        send(new MarketTick(START + 1_000), START + 1_000);
        restart();
        place("bob", OrderSide.SELL, 21, START + 30_000);
        place("al", OrderSide.BUY, 21, START + 30_010);
        restart();
        send(new MarketTick(START + 60_000), START + 60_000);
        restart();
        show(START + 60_050);

        assertThat(all(Candle.class))
                .extracting(Candle::getInterval, Candle::getBars, Candle::getTrades)
                .containsExactly(
                        tuple("1s", 1L, 2L),
                        tuple("1s", 29L, 0L),
                        tuple("1s", 1L, 1L),
                        tuple("1s", 29L, 0L),
                        tuple("1m", 1L, 3L));
        var minute = all(Candle.class).getLast();
        assertThat(minute.getStartMs()).isEqualTo(START);
        assertThat(minute.getOpenMicros()).isEqualTo(22_000_000);
        assertThat(minute.getHighMicros()).isEqualTo(24_000_000);
        assertThat(minute.getLowMicros()).isEqualTo(21_000_000);
        assertThat(minute.getCloseMicros()).isEqualTo(21_000_000);
        assertThat(minute.getVolumeMicros()).isEqualTo(3_000_000);
        assertThat(minute.getNotionalMicros()).isEqualTo(67_000_000);

        // 30 seconds ended at 24 and 30 at 21.
        var price = all(MarketPrice.class).getLast();
        assertThat(price.getMean1mMicros()).isEqualTo(22_500_000);
        assertThat(price.getGeometricMean1mMicros()).isEqualTo(22_449_944);
        assertThat(price.getMean5mMicros()).isNull();
        assertThat(price.getDayVolumeMicros()).isEqualTo(3_000_000);
        assertThat(price.getDayNotionalMicros()).isEqualTo(67_000_000);
    }

    private void place(String account, OrderSide side, long price, long timeMs) {
        var order =
                PlaceOrder.newBuilder()
                        .setMarket(MARKET)
                        .setSide(side)
                        .setType(OrderType.LIMIT)
                        .setQuantityMicros(1_000_000L)
                        .setPriceMicros(price * 1_000_000)
                        .setDelivery(OrderDelivery.HOLD)
                        .build();
        long hold = side == OrderSide.SELL ? 1_000_000L : price * 1_003_000;
        var held = new HeldOrder(order, hold, 3_000, 1_000, account);
        send(new MarketCommand(MARKET, account, "o" + ++orders, held), timeMs);
    }

    private void send(SpecificRecord body, long timeMs) {
        send(new MarketCommand(MARKET, "", "", body), timeMs);
    }

    private void send(MarketCommand command, long timeMs) {
        context.setRecordMetadata(TOPIC, 0, 0);
        byte[] value = SERDE.serializer().serialize(TOPIC, command);
        room.process(new Record<>(MARKET.getBytes(UTF_8), value, timeMs));
        collect();
    }

    private void show(long wallMs) {
        context.scheduledPunctuators().getFirst().getPunctuator().punctuate(wallMs);
        collect();
    }

    private void collect() {
        for (var forward : context.forwarded()) {
            if (forward.record().value() instanceof SpecificRecord value) told.add(value);
        }
        context.resetForwards();
    }

    private <V> List<V> all(Class<V> type) {
        return told.stream().filter(type::isInstance).map(type::cast).toList();
    }

    private void restart() {
        context = newContext();
        context.addStateStore(store);
        room =
                new MarketProcessor(
                        new Inbox<>(SERDE.deserializer(), 1),
                        MarketRoom.outlets(TOPICS),
                        new Faults(),
                        Duration.ofMillis(50),
                        Duration.ofMillis(100));
        room.init(context);
    }

    private MockProcessorContext<Object, Object> newContext() {
        return new MockProcessorContext<>(new Properties(), new TaskId(0, 0), folder);
    }
}

package ai.hanzo.hmm.jmh;

import ai.hanzo.hmm.door.http.Answered;
import ai.hanzo.hmm.door.log.Appended;
import ai.hanzo.hmm.door.log.CommandLog;
import ai.hanzo.hmm.door.metrics.CommandMeters;
import ai.hanzo.hmm.door.metrics.MarketMeters;
import ai.hanzo.hmm.door.metrics.MeteredLog;
import ai.hanzo.hmm.door.metrics.Meters;
import ai.hanzo.hmm.door.metrics.RequestMeters;
import ai.hanzo.hmm.door.tail.Happening;
import ai.hanzo.hmm.wire.CommandStatus;
import ai.hanzo.hmm.wire.Envelope;
import ai.hanzo.hmm.wire.Execution;
import ai.hanzo.hmm.wire.OrderCommand;
import ai.hanzo.hmm.wire.OrderSide;
import ai.hanzo.hmm.wire.OrderType;
import ai.hanzo.hmm.wire.PlaceOrder;
import ai.hanzo.hmm.wire.Settlement;
import ai.hanzo.hmm.wire.Venue;
import ai.hanzo.hmm.wire.topic.Topic;
import ai.hanzo.hmm.wire.topic.TopicCatalogue;

import org.apache.avro.specific.SpecificRecord;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/// What the door's figures cost an order from its request to its settlement: it is counted when it
/// is appended and answered, its outcome and its settlement when they are heard.
@Fork(
        value = 1,
        jvmArgsAppend = {"-Xms1g", "-Xmx1g", "-XX:+UseG1GC", "-XX:+UseCompactObjectHeaders"})
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 3, time = 1)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class MetersBenchmark {
    private static final String MARKET = "gpu-inference/h100";

    @State(Scope.Thread)
    public static class Counted {
        /// Nothing is counted: what is left are the records.
        @Param({"uncounted", "counted"})
        public String contender;

        private final Topic<OrderCommand> orders = new TopicCatalogue("hmm.").orders();
        private final Meters meters = new Meters();
        private final CommandMeters commands = new CommandMeters(meters);
        private final MarketMeters markets = new MarketMeters(meters);
        private final RequestMeters requests = new RequestMeters(meters);
        private final CommandLog uncounted = new Instant();
        private final CommandLog counted = new MeteredLog(uncounted, commands);
        private final PlaceOrder order =
                PlaceOrder.newBuilder()
                        .setMarket(MARKET)
                        .setSide(OrderSide.BUY)
                        .setType(OrderType.LIMIT)
                        .setPriceMicros(22_000_000L)
                        .setQuantityMicros(10_000L)
                        .build();
        private final Settlement settlement =
                Settlement.newBuilder()
                        .setMarket(MARKET)
                        .setSequence(1)
                        .setTimeMs(1)
                        .setVenue(Venue.BOOK)
                        .setTakerSide(OrderSide.BUY)
                        .setTaker("alice")
                        .setTakerOrderId("o")
                        .setMaker("bob")
                        .setMakerOrderId("o")
                        .setPriceMicros(22_000_000)
                        .setQuantityMicros(10_000)
                        .setNotionalMicros(220_000)
                        .setTakerFeeMicros(0)
                        .setMakerFeeMicros(0)
                        .setLpShareMicros(0)
                        .setQualityFundMicros(0)
                        .setTreasuryMicros(0)
                        .setLegs(List.of())
                        .build();
        private boolean isCounted;
        private long number;

        @Setup
        public void setUp() {
            isCounted = contender.equals("counted");
        }

        @TearDown
        public void close() {
            meters.close();
        }

        SpecificRecord oneOrder() {
            var id = "order-" + number++;
            var envelope = Envelope.newBuilder().setAccount("alice").setId(id).build();
            var command = new OrderCommand(envelope, order);
            var answered =
                    new Answered(
                            "POST", "/v1/orders", 202, Optional.empty(), Duration.ofNanos(number));
            var answer =
                    Execution.newBuilder()
                            .setAccount("alice")
                            .setSource(MARKET)
                            .setSequence(number)
                            .setTimeMs(1)
                            .setCommandId(id)
                            .setStatus(CommandStatus.DONE)
                            .build();
            var outcome = new Happening("hmm.executions", 0, number, 1, "alice", answer);
            var match = new Happening("hmm.settlements", 0, number, 1, MARKET, settlement);
            if (isCounted) {
                counted.append(orders, "alice", command);
                requests.accept(answered);
                commands.happened(outcome);
                markets.happened(match);
            } else {
                uncounted.append(orders, "alice", command);
            }
            return answer;
        }
    }

    /// A log that has each record at once.
    private record Instant(CompletableFuture<Appended> place) implements CommandLog {
        Instant() {
            this(CompletableFuture.completedFuture(new Appended("hmm.orders", 0, 0)));
        }

        @Override
        public <V extends SpecificRecord> CompletableFuture<Appended> append(
                Topic<V> topic, String key, V value) {
            return place;
        }
    }

    @Benchmark
    public SpecificRecord meters(Counted state) {
        return state.oneOrder();
    }
}

package ai.hanzo.hmm.bench.telemetry;

import ai.hanzo.hmm.bench.Site;
import ai.hanzo.hmm.bench.Traffic;
import ai.hanzo.hmm.bench.report.Spread;
import ai.hanzo.hmm.wire.MarketStatus;
import ai.hanzo.hmm.wire.registry.FixedCatalogue;
import ai.hanzo.hmm.wire.serde.AvroSerde;
import ai.hanzo.hmm.wire.topic.TopicCatalogue;

import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/// One run: reports go in flat out and the rate at which the room takes them is measured; at the
/// end every bucket that it closed is compared with what was sent.
public final class TelemetryBench {
    private static final long LOOK_MS = 50;
    private static final Duration CLOSES_WITHIN = Duration.ofSeconds(60);

    private final TelemetrySettings settings;
    private final Site site;
    private final Consumer<String> progress;
    private final TopicCatalogue topics = new TopicCatalogue(TopicCatalogue.DEFAULT_PREFIX);
    private final Traffic traffic;

    /// @param site where it runs
    /// @param progress told what is being done, in a few words
    public TelemetryBench(TelemetrySettings settings, Site site, Consumer<String> progress) {
        this.settings = settings;
        this.site = site;
        this.progress = progress;
        this.traffic = new Traffic(site.bootstrapServers(), List.of("hmm.", "hmm-quality-"));
    }

    /// @throws IllegalStateException when what the markets were told is wrong
    public TelemetryMeasured run() throws InterruptedException {
        publish();
        var fleet = settings.fleet();
        var expected = new Expected(fleet);
        var beginnings = traffic.ends();
        try (var room = room();
                var load =
                        new ReportLoad(
                                fleet,
                                new Figures(settings.seed()),
                                expected,
                                topics,
                                site.bootstrapServers())) {
            room.start();
            load.start();
            var perSecond = measure(room, load);
            long sent = load.end();
            progress.accept("waiting until every bucket is closed");
            var buckets = expected.buckets();
            new Told(site.bootstrapServers(), topics).check(buckets, closesWithin(), room::check);
            long counted =
                    buckets.stream()
                            .flatMap(bucket -> bucket.getObserved().stream())
                            .mapToLong(one -> one.getReports())
                            .sum();
            return new TelemetryMeasured(
                    settings.conditions(),
                    Spread.of(perSecond),
                    sent,
                    counted,
                    buckets.size(),
                    traffic.since(beginnings));
        }
    }

    private Room room() {
        var streams = site.streamsSettings("quality", 1, settings.commitIntervalMs());
        return new Room(streams, topics, settings.partitions());
    }

    private Duration closesWithin() {
        var fleet = settings.fleet();
        return CLOSES_WITHIN.plusMillis(fleet.bucketMs() + fleet.graceMs());
    }

    /// By round, after a warm-up.
    private List<Double> measure(Room room, ReportLoad load) throws InterruptedException {
        progress.accept("warming up");
        watch(room, load, settings.warmUpMs());
        var perSecond = new ArrayList<Double>();
        for (int round = 1; round <= settings.rounds(); round++) {
            progress.accept("round " + round);
            long before = room.taken();
            long from = System.nanoTime();
            watch(room, load, settings.roundMs());
            long taken = room.taken() - before;
            perSecond.add(taken * 1e9 / (System.nanoTime() - from));
        }
        return perSecond;
    }

    private void watch(Room room, ReportLoad load, long forMs) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(forMs);
        while (System.nanoTime() < end) {
            load.taken(room.taken());
            load.check();
            room.check();
            TimeUnit.MILLISECONDS.sleep(LOOK_MS);
        }
    }

    /// The market and its providers, as the market room would publish them. Of a provider the room
    /// reads the key alone.
    private void publish() throws InterruptedException {
        progress.accept("publishing the market");
        var statuses = AvroSerde.of(new FixedCatalogue(topics), MarketStatus.class).serializer();
        var market = settings.fleet().market(System.currentTimeMillis());
        var config =
                Map.<String, Object>of(
                        ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        site.bootstrapServers(),
                        // a partition that is new takes any first batch: were two on their way and
                        // the first refused, it could never follow the second
                        ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION,
                        1);
        var sent = new ArrayList<Future<RecordMetadata>>();
        try (var producer =
                new KafkaProducer<>(config, new StringSerializer(), new ByteArraySerializer())) {
            var markets = topics.markets().name();
            sent.add(
                    producer.send(
                            new ProducerRecord<>(
                                    markets, Fleet.MARKET, statuses.serialize(markets, market))));
            for (int p = 0; p < settings.fleet().providers(); p++) {
                var key = Fleet.provider(p) + '|' + Fleet.MARKET;
                var record = new ProducerRecord<>(topics.quality().name(), key, new byte[] {0});
                sent.add(producer.send(record));
            }
            producer.flush();
            for (var each : sent) each.get();
        } catch (ExecutionException failed) {
            throw new IllegalStateException("the market cannot be published", failed);
        }
    }
}

package ai.hanzo.hmm.door.metrics;

import ai.hanzo.hmm.wire.topic.Topic;
import ai.hanzo.hmm.wire.topic.TopicCatalogue;

import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import io.micrometer.core.instrument.Tags;

import org.apache.kafka.common.Metric;
import org.apache.kafka.common.MetricName;

import java.util.ArrayList;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/// `hmm_lag_records{application,topic}`: records that an application has yet to fetch, of the
/// partitions that it reads in this process.
public final class LagMeters {
    private final Set<String> topics;
    private final MultiGauge lag;
    private final Map<String, Supplier<? extends Map<MetricName, ? extends Metric>>> readers =
            new ConcurrentHashMap<>();

    public LagMeters(Meters meters, TopicCatalogue catalogue) {
        topics = catalogue.all().stream().map(Topic::name).collect(Collectors.toSet());
        lag =
                MultiGauge.builder("hmm.lag.records")
                        .description("Committed records that are yet to be fetched")
                        .register(meters.registry());
        meters.beforeEachScrape(this::refresh);
    }

    /// @param application its short name: one of a few
    /// @param metrics what its Kafka client says of itself at the moment
    public void reader(
            String application, Supplier<? extends Map<MetricName, ? extends Metric>> metrics) {
        readers.put(application, metrics);
    }

    private void refresh() {
        var rows = new ArrayList<Row<?>>();
        readers.forEach(
                (application, metrics) ->
                        Lag.of(metrics.get(), topics)
                                .forEach(
                                        (topic, records) ->
                                                rows.add(
                                                        Row.of(
                                                                Tags.of(
                                                                        "application",
                                                                        application,
                                                                        "topic",
                                                                        topic),
                                                                records))));
        lag.register(rows, true);
    }
}

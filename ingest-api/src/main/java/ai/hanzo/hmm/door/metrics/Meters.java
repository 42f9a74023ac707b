package ai.hanzo.hmm.door.metrics;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.jvm.ClassLoaderMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.kafka.KafkaClientMetrics;
import io.micrometer.core.instrument.binder.system.FileDescriptorMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;

import org.apache.kafka.clients.producer.Producer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;

/// The figures of this process: the JVM's from the start, and whatever is bound to it.
public final class Meters implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Meters.class);

    /// Of the hundreds that Kafka's clients keep, those that tell a cause when ours show an effect.
    private static final Set<String> OF_KAFKA =
            Set.of(
                    "kafka.stream.alive.stream.threads",
                    "kafka.stream.thread.process.ratio",
                    "kafka.stream.thread.commit.ratio",
                    "kafka.stream.thread.commit.latency.avg",
                    "kafka.stream.thread.commit.latency.max",
                    "kafka.producer.record.error.total",
                    "kafka.producer.request.latency.avg");

    private final PrometheusMeterRegistry registry =
            new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final List<Runnable> beforeEachScrape = new CopyOnWriteArrayList<>();
    private final List<Object> held = new CopyOnWriteArrayList<>();
    private final Deque<AutoCloseable> bound = new ConcurrentLinkedDeque<>();

    public Meters() {
        registry.config()
                .meterFilter(
                        MeterFilter.deny(
                                id ->
                                        id.getName().startsWith("kafka.")
                                                && !OF_KAFKA.contains(id.getName())));
        for (var binder :
                List.of(
                        new ClassLoaderMetrics(),
                        new JvmMemoryMetrics(),
                        new JvmThreadMetrics(),
                        new ProcessorMetrics(),
                        new FileDescriptorMetrics(),
                        new UptimeMetrics(),
                        keep(new JvmGcMetrics()))) {
            binder.bindTo(registry);
        }
    }

    /// All figures as they are now, in the text format of Prometheus. Where one cannot be had, it
    /// is missing.
    public String scrape() {
        for (var refresh : beforeEachScrape) {
            try {
                refresh.run();
            } catch (RuntimeException failure) {
                LOG.warn("figures are missing from a scrape", failure);
            }
        }
        return registry.scrape();
    }

    /// A figure that is asked for at each scrape.
    ///
    /// @param name with dots between its words
    public void gauge(String name, String description, Supplier<Number> figure) {
        Gauge.builder(name, figure).description(description).register(registry);
    }

    /// One of several of a name, each of another application.
    void gauge(String name, String description, String application, Supplier<Number> figure) {
        Gauge.builder(name, figure)
                .description(description)
                .tag("application", application)
                .register(registry);
    }

    /// Whether the process is ready, as `hmm_ready`: 1 or 0.
    ///
    /// @param notReady what is missing; empty when nothing is
    public void ready(Supplier<List<String>> notReady) {
        gauge(
                "hmm.ready",
                "1 while the process is ready, else 0",
                () -> notReady.get().isEmpty() ? 1 : 0);
    }

    /// Follows a producer.
    public void producer(Producer<?, ?> producer) {
        keep(new KafkaClientMetrics(producer)).bindTo(registry);
    }

    @Override
    public void close() {
        while (!bound.isEmpty()) close(bound.pop());
        registry.close();
    }

    MeterRegistry registry() {
        return registry;
    }

    void beforeEachScrape(Runnable refresh) {
        beforeEachScrape.add(refresh);
    }

    /// Keeps from the collector what the registry refers to weakly.
    void hold(Object source) {
        held.add(source);
    }

    /// Closed with this.
    <C extends AutoCloseable> C keep(C closing) {
        bound.push(closing);
        return closing;
    }

    private static void close(AutoCloseable one) {
        try {
            one.close();
        } catch (Exception failure) { // of one, and the others are closed all the same
            LOG.warn("a source of figures did not close", failure);
        }
    }
}

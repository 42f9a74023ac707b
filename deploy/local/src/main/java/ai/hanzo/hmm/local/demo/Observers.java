package ai.hanzo.hmm.local.demo;

import ai.hanzo.hmm.local.demo.client.Commands;
import ai.hanzo.hmm.local.demo.plan.Provider;
import ai.hanzo.hmm.local.demo.plan.Terms;
import ai.hanzo.hmm.wire.TelemetryReport;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.SplittableRandom;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/// Observers that report on every provider, several times a bucket, until they are closed. Each
/// measures what the provider is like with some noise of its own.
final class Observers implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Observers.class);
    private static final long EVERY_MS = 200;

    /// Measurements are within this share of the truth, either way.
    private static final double NOISE = 0.05;

    private final Commands commands;
    private final SplittableRandom random;
    private final ScheduledExecutorService clock =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().name("demo-observers").daemon().factory());
    private long sequence;

    Observers(Commands commands, long seed) {
        this.commands = commands;
        this.random = new SplittableRandom(seed);
    }

    void start() {
        clock.scheduleAtFixedRate(this::report, 0, EVERY_MS, TimeUnit.MILLISECONDS);
    }

    @Override
    public void close() {
        clock.close();
    }

    private void report() {
        try {
            sequence++;
            for (var provider : Provider.ALL) {
                for (var observer : Terms.OBSERVERS) {
                    commands.report(provider.account(), measure(provider, observer));
                }
            }
        } catch (RuntimeException e) {
            LOG.warn("observers stop reporting: {}", e.getMessage(), e);
            throw e;
        }
    }

    private TelemetryReport measure(Provider provider, String observer) {
        return TelemetryReport.newBuilder()
                .setMarket(Terms.MARKET)
                .setObserver(observer)
                .setSequence(sequence)
                .setEventTimeMs(System.currentTimeMillis())
                .setLatencyP95Ms(noisy(provider.latencyMs()))
                .setThroughputMicros(noisy(provider.throughputMicros()))
                .setAvailabilityPpm(provider.availabilityPpm())
                .setAccuracyPpm((int) Math.min(1_000_000, noisy(provider.accuracyPpm())))
                .build();
    }

    private long noisy(long truth) {
        return (long) (truth * random.nextDouble(1 - NOISE, 1 + NOISE));
    }
}

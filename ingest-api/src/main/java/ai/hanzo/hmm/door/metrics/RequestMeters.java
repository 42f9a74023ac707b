package ai.hanzo.hmm.door.metrics;

import ai.hanzo.hmm.door.http.Answered;
import ai.hanzo.hmm.door.problem.Code;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;

import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/// Requests by route, method and status, with their latency: `hmm_http_requests_seconds`; those
/// turned away by code: `hmm_problems_total`.
public final class RequestMeters implements Consumer<Answered> {
    private static final Duration[] LATENCIES = {
        Duration.ofMillis(1),
        Duration.ofMillis(5),
        Duration.ofMillis(10),
        Duration.ofMillis(25),
        Duration.ofMillis(50),
        Duration.ofMillis(100),
        Duration.ofMillis(250),
        Duration.ofSeconds(1),
        Duration.ofMillis(2_500),
        Duration.ofSeconds(10)
    };

    private final MeterRegistry registry;
    private final Counters problems;
    private final ConcurrentHashMap<Key, Timer> timers = new ConcurrentHashMap<>();

    private record Key(String method, String route, int status) {}

    public RequestMeters(Meters meters) {
        registry = meters.registry();
        problems = new Counters(meters, "hmm.problems", "code", "Requests turned away by the door");
        for (var code : Code.values()) problems.add(code.name(), 0);
    }

    @Override
    public void accept(Answered answered) {
        answered.problem().ifPresent(code -> problems.addOne(code.name()));
        timers.computeIfAbsent(
                        new Key(answered.method(), answered.route(), answered.status()),
                        this::timer)
                .record(answered.took());
    }

    private Timer timer(Key key) {
        return Timer.builder("hmm.http.requests")
                .description("Requests by the route's template, and how long they took")
                .tag("method", key.method())
                .tag("route", key.route())
                .tag("status", Integer.toString(key.status()))
                .serviceLevelObjectives(LATENCIES)
                .register(registry);
    }
}

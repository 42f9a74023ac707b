package ai.hanzo.hmm.door.metrics;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;

import java.util.concurrent.ConcurrentHashMap;

/// Counters of one name, told apart by one label of few values. Those that exist are found without
/// making a key for the registry each time.
final class Counters {
    /// More than there are refusals, codes, kinds or, in most exchanges, markets.
    static final int MOST = 200;

    private final MeterRegistry registry;
    private final String name;
    private final String description;
    private final String label;
    private final Few values = new Few(MOST);
    private final ConcurrentHashMap<String, Counter> counters = new ConcurrentHashMap<>();

    Counters(Meters meters, String name, String label, String description) {
        this.registry = meters.registry();
        this.name = name;
        this.label = label;
        this.description = description;
    }

    void add(String value, double amount) {
        var counter = counters.get(value);
        if (counter == null) counter = counters.computeIfAbsent(values.of(value), this::counter);
        counter.increment(amount);
    }

    void addOne(String value) {
        add(value, 1);
    }

    private Counter counter(String value) {
        return Counter.builder(name).description(description).tag(label, value).register(registry);
    }
}

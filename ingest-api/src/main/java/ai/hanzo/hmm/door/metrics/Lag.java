package ai.hanzo.hmm.door.metrics;

import org.apache.kafka.common.Metric;
import org.apache.kafka.common.MetricName;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// How far consumers are behind, by what they say themselves: committed records of each topic that
/// they have not fetched yet. What was fetched and waits in memory, some thousands at most, does
/// not count.
final class Lag {
    private static final String GROUP = "consumer-fetch-manager-metrics";

    private Lag() {}

    /// Records by topic, of those partitions that this process reads.
    ///
    /// @param topics those that count; Kafka tells some figures twice, under a topic's name and
    ///   under one with underscores for its dots
    static Map<String, Double> of(Map<MetricName, ? extends Metric> metrics, Set<String> topics) {
        var byTopic = new TreeMap<String, Double>();
        metrics.forEach(
                (name, metric) -> {
                    if (!name.name().equals("records-lag") || !name.group().equals(GROUP)) return;
                    var topic = name.tags().get("topic");
                    if (topic == null || !topics.contains(topic)) return;
                    if (metric.metricValue() instanceof Double lag && !lag.isNaN()) {
                        byTopic.merge(topic, lag, Double::sum);
                    }
                });
        return byTopic;
    }
}

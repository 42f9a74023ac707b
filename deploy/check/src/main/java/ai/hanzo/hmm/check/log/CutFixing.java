package ai.hanzo.hmm.check.log;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.common.TopicPartition;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;

/// Fixes the cut of a running or a stopped exchange.
///
/// First what the exchange has committed to be through with, then how far all has been written; a
/// transaction that is open there is waited for. Then the ends are taken, of effects before their
/// causes. So what the exchange is through with is on this side of the cut with all its effects.
///
/// @param groups the consumer groups of the exchange; no topic of `effectsFirst` is read by two
/// @param inputs the topics whose end it must have come to when it is at rest
/// @param aside topics that may grow while it is at rest
/// @param effectsFirst groups of topics, each written because of what later groups hold
public record CutFixing(
        String bootstrapServers,
        List<String> groups,
        Set<String> inputs,
        Set<String> aside,
        List<? extends Collection<String>> effectsFirst) {
    /// Transactions end or time out within 5 s and are cleaned up within one more.
    private static final Duration TRANSACTIONS_END_WITHIN = Duration.ofSeconds(20);

    /// An exchange that is coming to rest is waited for so long.
    private static final Duration REST_WITHIN = Duration.ofSeconds(5);

    /// What is shown conflated is shown within this time.
    private static final Duration QUIET = Duration.ofMillis(300);

    private static final Duration LOOK = Duration.ofMillis(20);

    public Cut fix() {
        var address =
                Map.<String, Object>of(
                        AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
        try (var admin = Admin.create(address)) {
            var offsets = new Offsets(admin);
            var topics = new LinkedHashSet<String>();
            effectsFirst.forEach(topics::addAll);
            var partitions = offsets.partitions(topics);
            return restOrLatest(offsets, partitions);
        }
    }

    /// The first of two cuts that find the exchange idle and at the same ends; when it does not
    /// come to that, the last.
    private Cut restOrLatest(Offsets offsets, List<TopicPartition> partitions) {
        // The first takes as long as a broker that has just begun needs to know its groups.
        var cut = take(offsets, partitions);
        long deadline = System.nanoTime() + REST_WITHIN.toNanos();
        while (System.nanoTime() < deadline) {
            LockSupport.parkNanos(QUIET.toNanos());
            var next = take(offsets, partitions);
            boolean quiet = ends(next).equals(ends(cut));
            cut = next;
            if (!cut.hanging().isEmpty()) return cut;
            if (quiet && isIdle(cut)) return new Cut(cut.extents(), true, cut.hanging());
        }
        return cut;
    }

    private Map<TopicPartition, Extent> ends(Cut cut) {
        var ends = new HashMap<>(cut.extents());
        ends.keySet().removeIf(partition -> aside.contains(partition.topic()));
        return ends;
    }

    private Cut take(Offsets offsets, List<TopicPartition> partitions) {
        var committed = new HashMap<TopicPartition, Long>();
        for (var group : groups) committed.putAll(offsets.committed(group));
        var written = offsets.writtenEnds(partitions);
        var ends = new HashMap<TopicPartition, Long>();
        var hanging = new ArrayList<TopicPartition>();
        for (var topics : effectsFirst) {
            var some = partitions.stream().filter(p -> topics.contains(p.topic())).toList();
            ends.putAll(decided(offsets, some, written, hanging));
        }
        var begins = offsets.beginnings(partitions);
        var extents = new HashMap<TopicPartition, Extent>();
        for (var partition : partitions) {
            long processed = committed.getOrDefault(partition, 0L);
            extents.put(
                    partition, new Extent(begins.get(partition), ends.get(partition), processed));
        }
        return new Cut(extents, false, hanging);
    }

    private static Map<TopicPartition, Long> decided(
            Offsets offsets,
            List<TopicPartition> partitions,
            Map<TopicPartition, Long> written,
            List<TopicPartition> hanging) {
        long deadline = System.nanoTime() + TRANSACTIONS_END_WITHIN.toNanos();
        while (true) {
            var ends = offsets.decidedEnds(partitions);
            var open = partitions.stream().filter(p -> ends.get(p) < written.get(p)).toList();
            if (open.isEmpty()) return ends;
            if (System.nanoTime() > deadline) {
                hanging.addAll(open);
                return ends;
            }
            LockSupport.parkNanos(LOOK.toNanos());
        }
    }

    /// Whether there is no record beyond what the exchange is through with. Offsets do not tell:
    /// markers of transactions have some.
    private boolean isIdle(Cut cut) {
        var rest = new HashMap<TopicPartition, Extent>();
        for (var topic : inputs) {
            for (var partition : cut.partitions(topic)) {
                var extent = cut.of(partition);
                long from = Math.max(extent.begin(), extent.processed());
                if (from < extent.end()) rest.put(partition, new Extent(from, extent.end(), 0));
            }
        }
        return isEmpty(rest);
    }

    private boolean isEmpty(Map<TopicPartition, Extent> extents) {
        Set<TopicPartition> partitions = extents.keySet();
        try (var reader =
                new KafkaReader(
                        bootstrapServers, KafkaReader.COMMITTED, partitions, extents::get)) {
            return partitions.stream().noneMatch(p -> reader.next(p).isPresent());
        }
    }
}

package ai.hanzo.hmm.check.audit;

import ai.hanzo.hmm.check.Judgement;
import ai.hanzo.hmm.check.read.Exchange;
import ai.hanzo.hmm.check.read.Homes;
import ai.hanzo.hmm.wire.topic.Topic;

import org.apache.kafka.common.TopicPartition;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Audits all markets, one partition of logs after the other.
///
/// @param judgement of what is a matter of quality
/// @param lives of what is a matter of allocations
public record Audit(Exchange exchange, Judgement judgement, Judgement lives) {
    /// About how many records will be read, repeats included.
    public long steps() {
        var cut = exchange.logs().cut();
        var topics = exchange.topics();
        long beside =
                read().stream().mapToLong(topic -> cut.length(topic.name())).sum()
                        + cut.length(topics.telemetry().name())
                        + cut.length(topics.accessTokens().name());
        return 2 * cut.length(topics.marketCommands().name())
                + exchange.partitions(topics.marketCommands()) * beside;
    }

    /// Compares all that was published.
    public void judge() {
        var topics = exchange.topics();
        var needed = new ArrayList<Topic<?>>(read());
        needed.remove(topics.quality());
        needed.add(topics.marketCommands());
        var trimmed = exchange.trimmed(needed);
        if (trimmed.isPresent()) {
            judgement.unjudged(trimmed.get());
            lives.unjudged(trimmed.get());
            return;
        }
        var known = Known.of(exchange);
        var funds = new TreeMap<String, Long>();
        for (var log : exchange.logs().cut().partitions(topics.marketCommands().name())) {
            funds.putAll(play(log, known));
        }
        exchange.trimmed(List.of(topics.accessTokens())).ifPresent(lives::unjudged);
        if (exchange.logs().cut().atRest()) compare(funds);
    }

    private Map<String, Long> play(TopicPartition log, Known known) {
        var homes =
                new Homes(exchange.partitions(exchange.topics().marketCommands()), log.partition());
        try (var reader = exchange.logs().read(partitions(log));
                var rooms = new OwnRooms(exchange, homes, known, judgement)) {
            return new PartitionAudit(exchange, reader, log, homes, rooms, judgement, lives).play();
        }
    }

    /// What a market shows is what it was after its last command, at rest.
    private void compare(Map<String, Long> funds) {
        var shown = new TreeMap<String, Long>();
        exchange.scan(
                exchange.topics().markets(),
                (_, read) ->
                        read.ifPresent(
                                it -> shown.put(it.key(), it.value().getQualityFundMicros())));
        funds.forEach(
                (market, micros) -> {
                    judgement.checked();
                    if (!micros.equals(shown.getOrDefault(market, micros))) {
                        judgement.broken(
                                "the quality fund of %s is %d uH and shown are %d"
                                        .formatted(market, micros, shown.get(market)));
                    }
                });
    }

    private List<Topic<?>> read() {
        var topics = exchange.topics();
        return List.of(
                topics.executions(), topics.settlements(), topics.allocations(), topics.quality());
    }

    private List<TopicPartition> partitions(TopicPartition log) {
        var cut = exchange.logs().cut();
        var partitions = new ArrayList<TopicPartition>();
        partitions.add(log);
        partitions.addAll(cut.partitions(exchange.topics().accessTokens().name()));
        for (var topic : read()) partitions.addAll(cut.partitions(topic.name()));
        partitions.addAll(cut.partitions(exchange.topics().deadLetters()));
        return partitions;
    }
}

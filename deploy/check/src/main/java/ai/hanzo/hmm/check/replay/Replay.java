package ai.hanzo.hmm.check.replay;

import ai.hanzo.hmm.check.Judgement;
import ai.hanzo.hmm.check.read.Exchange;
import ai.hanzo.hmm.wire.MarketStatus;
import ai.hanzo.hmm.wire.topic.Topic;

import org.apache.kafka.common.TopicPartition;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Plays all markets again, one partition of logs after the other.
public record Replay(Exchange exchange, Judgement judgement) {

    /// How often what markets publish is read.
    public int passes() {
        return exchange.partitions(exchange.topics().marketCommands());
    }

    /// What each market would show of itself at the end; nothing where it cannot be played.
    public Map<String, MarketStatus> play() {
        var topics = exchange.topics();
        List<Topic<?>> whole =
                List.of(
                        topics.marketCommands(),
                        topics.executions(),
                        topics.settlements(),
                        topics.allocations());
        var trimmed = exchange.trimmed(whole);
        if (trimmed.isPresent()) {
            judgement.unjudged(trimmed.get());
            return Map.of();
        }
        var statuses = new TreeMap<String, MarketStatus>();
        for (var log : exchange.logs().cut().partitions(topics.marketCommands().name())) {
            try (var reader = exchange.logs().read(partitions(log))) {
                var replay = new PartitionReplay(exchange, reader, log, judgement);
                replay.play();
                statuses.putAll(replay.statuses());
            }
        }
        return statuses;
    }

    private List<TopicPartition> partitions(TopicPartition log) {
        var cut = exchange.logs().cut();
        var topics = exchange.topics();
        var partitions = new ArrayList<TopicPartition>();
        partitions.add(log);
        partitions.addAll(cut.partitions(topics.executions().name()));
        partitions.addAll(cut.partitions(topics.settlements().name()));
        partitions.addAll(cut.partitions(topics.allocations().name()));
        partitions.addAll(cut.partitions(topics.quality().name()));
        partitions.addAll(cut.partitions(topics.candles().name()));
        return partitions;
    }
}

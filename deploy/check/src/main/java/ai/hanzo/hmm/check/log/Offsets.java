package ai.hanzo.hmm.check.log;

import ai.hanzo.hmm.node.CannotStart;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListConsumerGroupOffsetsOptions;
import org.apache.kafka.clients.admin.ListConsumerGroupOffsetsSpec;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.GroupIdNotFoundException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// Asks a broker where its partitions begin and end, and how far a group has come.
record Offsets(Admin admin) {
    private static final long ANSWER_WITHIN_S = 30;

    /// All partitions of topics.
    ///
    /// @throws CannotStart when there is no broker, or one of the topics is not there
    List<TopicPartition> partitions(Collection<String> topics) {
        var all = new ArrayList<TopicPartition>();
        try {
            admin.describeTopics(topics)
                    .allTopicNames()
                    .get(ANSWER_WITHIN_S, TimeUnit.SECONDS)
                    .forEach(
                            (name, described) ->
                                    described
                                            .partitions()
                                            .forEach(
                                                    p ->
                                                            all.add(
                                                                    new TopicPartition(
                                                                            name, p.partition()))));
            return all;
        } catch (ExecutionException e) {
            if (e.getCause() instanceof UnknownTopicOrPartitionException) {
                throw new CannotStart("there is no exchange to check: its topics are not there", e);
            }
            throw new CannotStart("the broker cannot be asked: " + e.getCause().getMessage(), e);
        } catch (TimeoutException e) {
            throw new CannotStart("no broker answers within " + ANSWER_WITHIN_S + " s", e);
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    Map<TopicPartition, Long> beginnings(Collection<TopicPartition> partitions) {
        return list(partitions, OffsetSpec.earliest(), IsolationLevel.READ_UNCOMMITTED);
    }

    /// Where all that was written ends, open transactions included.
    Map<TopicPartition, Long> writtenEnds(Collection<TopicPartition> partitions) {
        return list(partitions, OffsetSpec.latest(), IsolationLevel.READ_UNCOMMITTED);
    }

    /// Where the first open transaction begins, or all that was written ends.
    Map<TopicPartition, Long> decidedEnds(Collection<TopicPartition> partitions) {
        return list(partitions, OffsetSpec.latest(), IsolationLevel.READ_COMMITTED);
    }

    /// What a group has committed; a partition that it has not read is left out.
    Map<TopicPartition, Long> committed(String group) {
        var spec = Map.of(group, new ListConsumerGroupOffsetsSpec());
        var stable = new ListConsumerGroupOffsetsOptions().requireStable(true);
        try {
            var committed = new HashMap<TopicPartition, Long>();
            admin.listConsumerGroupOffsets(spec, stable)
                    .partitionsToOffsetAndMetadata(group)
                    .get(ANSWER_WITHIN_S, TimeUnit.SECONDS)
                    .forEach(
                            (partition, at) -> {
                                if (at != null) committed.put(partition, at.offset());
                            });
            return committed;
        } catch (ExecutionException e) {
            if (e.getCause() instanceof GroupIdNotFoundException) return Map.of();
            throw new IllegalStateException("the group " + group + " cannot be asked about", e);
        } catch (TimeoutException e) {
            throw new IllegalStateException(
                    "the offsets of " + group + " were not stable within " + ANSWER_WITHIN_S + " s",
                    e);
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    private Map<TopicPartition, Long> list(
            Collection<TopicPartition> partitions, OffsetSpec which, IsolationLevel isolation) {
        var asked = new HashMap<TopicPartition, OffsetSpec>();
        for (var partition : partitions) asked.put(partition, which);
        KafkaFuture<Map<TopicPartition, ListOffsetsResultInfo>> answer =
                admin.listOffsets(asked, new ListOffsetsOptions(isolation)).all();
        try {
            var offsets = new HashMap<TopicPartition, Long>();
            answer.get(ANSWER_WITHIN_S, TimeUnit.SECONDS)
                    .forEach((partition, at) -> offsets.put(partition, at.offset()));
            return offsets;
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException("the broker does not say where its logs end", e);
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    private static IllegalStateException interrupted(InterruptedException e) {
        Thread.currentThread().interrupt();
        return new IllegalStateException("interrupted while asking the broker", e);
    }
}

package ai.hanzo.hmm.check.read;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

import java.util.List;

/// Places of records packed into a number each, so that millions can be kept: 5 bits of topic, 14
/// of partition, 44 of offset. Numbers are > 0 and order by topic, partition and offset.
///
/// @param topics at most 31
public record Places(List<String> topics) {
    private static final int OFFSET_BITS = 44;
    private static final int PARTITION_BITS = 14;

    /// No place.
    public static final long NONE = 0;

    public Places {
        topics = List.copyOf(topics);
        if (topics.size() > 31) {
            throw new IllegalArgumentException("topics must be at most 31: " + topics.size());
        }
    }

    public long of(ConsumerRecord<?, ?> record) {
        return of(record.topic(), record.partition(), record.offset());
    }

    public long of(String topic, int partition, long offset) {
        if (partition >= 1 << PARTITION_BITS || offset >= 1L << OFFSET_BITS) {
            throw new IllegalArgumentException(
                    "partition must be < 16,384 and offset < 2^44: " + partition + ", " + offset);
        }
        long number = topics.indexOf(topic) + 1L;
        return (number << PARTITION_BITS | partition) << OFFSET_BITS | offset;
    }

    /// The same for a record in hand.
    public static String text(ConsumerRecord<?, ?> record) {
        return record.topic() + "-" + record.partition() + "@" + record.offset();
    }

    public TopicPartition partition(long place) {
        int number = (int) (place >>> OFFSET_BITS + PARTITION_BITS) - 1;
        int partition = (int) (place >>> OFFSET_BITS) & (1 << PARTITION_BITS) - 1;
        return new TopicPartition(topics.get(number), partition);
    }

    public static long offset(long place) {
        return place & (1L << OFFSET_BITS) - 1;
    }

    /// `topic-partition@offset`, as everywhere in reports.
    public String text(long place) {
        return place == NONE ? "nowhere" : partition(place) + "@" + offset(place);
    }
}

package ai.hanzo.hmm.check.audit;

import ai.hanzo.hmm.check.log.Reader;
import ai.hanzo.hmm.streams.inbox.DeadLetter;
import ai.hanzo.hmm.wire.topic.KeyPartition;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/// The dead letters of one partition, read beside it: a room buries in the order in which it reads,
/// so nothing needs to be remembered.
final class Buried {
    private static final String NONE = "";

    private final Reader reader;
    private final List<TopicPartition> deadLetters;
    private final TopicPartition of;
    private final TreeMap<Integer, Letter> next = new TreeMap<>();

    /// @param offset of the record that was buried
    private record Letter(long offset, String reason) {
        /// There are no more.
        private static final Letter END = new Letter(Long.MAX_VALUE, NONE);
    }

    /// @param reader from the beginning of all dead letters
    /// @param of the partition that was buried from
    Buried(Reader reader, List<TopicPartition> deadLetters, TopicPartition of) {
        this.reader = reader;
        this.deadLetters = deadLetters;
        this.of = of;
    }

    /// Why a record is a dead letter; empty where it is none. To be asked in the order of offsets.
    Optional<String> reason(ConsumerRecord<byte[], byte[]> record) {
        int lane = KeyPartition.of(record.key(), deadLetters.size());
        var letter = next.computeIfAbsent(lane, this::read);
        while (letter.offset() < record.offset()) {
            letter = read(lane);
            next.put(lane, letter);
        }
        return letter.offset() == record.offset() ? Optional.of(letter.reason()) : Optional.empty();
    }

    private Letter read(int lane) {
        var partition = deadLetters.get(lane);
        for (var at = reader.next(partition); at.isPresent(); at = reader.next(partition)) {
            var record = at.get();
            boolean isOurs =
                    header(record, DeadLetter.TOPIC).equals(of.topic())
                            && header(record, DeadLetter.PARTITION)
                                    .equals(Integer.toString(of.partition()));
            if (!isOurs) continue;
            try {
                long offset = Long.parseLong(header(record, DeadLetter.OFFSET));
                return new Letter(offset, header(record, DeadLetter.REASON));
            } catch (NumberFormatException _) {
                // It stands for no record; the promise of outcomes tells of it.
            }
        }
        return Letter.END;
    }

    private static String header(ConsumerRecord<byte[], byte[]> record, String name) {
        var header = record.headers().lastHeader(name);
        return header == null ? NONE : new String(header.value(), StandardCharsets.UTF_8);
    }
}

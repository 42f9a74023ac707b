package ai.hanzo.hmm.streams.inbox;

import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;

import java.nio.charset.StandardCharsets;

/// What goes to the dead letters: key, value and headers as received, and in five headers of ours
/// why, and where it lay. Headers of ours that were there before are dropped, so that nobody can
/// forge them.
public final class DeadLetter {
    /// Name of a {@link Reason}.
    public static final String REASON = "hmm-reason";

    /// One sentence for people.
    public static final String DETAIL = "hmm-detail";

    /// The topic it was read from.
    public static final String TOPIC = "hmm-topic";

    /// The partition it was read from, decimal.
    public static final String PARTITION = "hmm-partition";

    /// Its offset there, decimal.
    public static final String OFFSET = "hmm-offset";

    private static final String OURS = "hmm-";
    private static final int MOST_CHARACTERS = 500;

    private DeadLetter() {}

    /// The record for the topic of dead letters.
    public static Record<byte[], byte[]> of(
            Record<byte[], byte[]> record, RecordMetadata at, Reason reason, String detail) {
        Headers headers = new RecordHeaders();
        for (Header header : record.headers()) {
            if (!header.key().startsWith(OURS)) headers.add(header);
        }
        headers.add(REASON, bytes(reason.name()));
        headers.add(DETAIL, bytes(shortened(detail)));
        headers.add(TOPIC, bytes(at.topic()));
        headers.add(PARTITION, bytes(Integer.toString(at.partition())));
        headers.add(OFFSET, bytes(Long.toString(at.offset())));
        return new Record<>(record.key(), record.value(), record.timestamp(), headers);
    }

    private static String shortened(String detail) {
        return detail.length() <= MOST_CHARACTERS ? detail : detail.substring(0, MOST_CHARACTERS);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}

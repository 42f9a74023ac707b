package ai.hanzo.hmm.streams.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.processor.api.Record;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;

class DeadLetterTest {
    private static final Place PLACE = new Place("test.orders", 3, 42);

    @Test
    void it_is_the_record_as_received_with_reason_and_place() {
        var headers = new RecordHeaders().add("trace", "t1".getBytes(UTF_8));
        var record = new Record<>(new byte[] {1}, new byte[] {2}, 1_000L, headers);

        var letter = DeadLetter.of(record, PLACE, Reason.LATE, "closed");

        assertThat(letter.key()).isEqualTo(new byte[] {1});
        assertThat(letter.value()).isEqualTo(new byte[] {2});
        assertThat(letter.timestamp()).isEqualTo(1_000);
        assertThat(texts(letter))
                .containsExactly(
                        "trace=t1",
                        "hmm-reason=LATE",
                        "hmm-detail=closed",
                        "hmm-topic=test.orders",
                        "hmm-partition=3",
                        "hmm-offset=42");
        assertThat(headers.toArray()).as("the record itself is left alone").hasSize(1);
    }

    @Test
    void headers_of_ours_cannot_be_forged() {
        var forged = new RecordHeaders().add(DeadLetter.REASON, "FUTURE".getBytes(UTF_8));
        var record = new Record<>(new byte[0], new byte[0], 0L, forged);

        assertThat(texts(DeadLetter.of(record, PLACE, Reason.MALFORMED, "x")))
                .contains("hmm-reason=MALFORMED")
                .doesNotContain("hmm-reason=FUTURE");
    }

    @Test
    void nothing_received_and_a_long_story_are_no_obstacle() {
        var record = new Record<byte[], byte[]>(null, null, 0L);

        var letter = DeadLetter.of(record, PLACE, Reason.MALFORMED, "x".repeat(9_000));

        assertThat(letter.key()).isNull();
        assertThat(letter.headers().lastHeader(DeadLetter.DETAIL).value()).hasSize(500);
    }

    private static List<String> texts(Record<byte[], byte[]> letter) {
        List<String> texts = new ArrayList<>();
        letter.headers().forEach(h -> texts.add(h.key() + "=" + new String(h.value(), UTF_8)));
        return texts;
    }
}

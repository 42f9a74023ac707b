package ai.hanzo.hmm.bench.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import org.junit.jupiter.api.Test;

/// Where an answer ends, however much of it and of the next is there.
class AnswerTest {
    private static final String TEXT =
            "HTTP/1.1 202 Accepted\r\nDate: today\r\nContent-Length: 12\r\nX: y\r\n\r\n{\"id\":\"abc\"}";

    @Test
    void itIsCompleteWithItsLastByte() {
        var bytes = (TEXT + "HTTP/1.1 503").getBytes(ISO_8859_1);
        for (int have = 0; have < TEXT.length(); have++) {
            assertThat(Answer.read(bytes, have)).isSameAs(Answer.INCOMPLETE);
        }
        for (int have = TEXT.length(); have <= bytes.length; have++) {
            assertThat(Answer.read(bytes, have)).isEqualTo(new Answer(202, TEXT.length()));
        }
    }

    @Test
    void headersMayBeWrittenInAnyCase() {
        var bytes = TEXT.replace("Content-Length", "CONTENT-length").getBytes(ISO_8859_1);
        assertThat(Answer.read(bytes, bytes.length).bytes()).isEqualTo(bytes.length);
    }

    @Test
    void problemsOfABatchAreCountedUpToItsEnd() {
        var body = "{\"results\":[{\"id\":\"a\"},{\"problem\":{}},{\"problem\":{}}]}";
        var text = "HTTP/1.1 202 Accepted\r\nContent-Length: " + body.length() + "\r\n\r\n" + body;
        var bytes = (text + "{\"problem\":").getBytes(ISO_8859_1);
        assertThat(Answer.read(bytes, bytes.length).problems(bytes)).isEqualTo(2);
    }

    @Test
    void withoutALengthItIsNotUnderstood() {
        var bytes = "HTTP/1.1 200 OK\r\nX: y\r\n\r\n".getBytes(ISO_8859_1);
        assertThatIllegalStateException().isThrownBy(() -> Answer.read(bytes, bytes.length));
    }
}

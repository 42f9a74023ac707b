package ai.hanzo.hmm.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

import java.util.ArrayList;
import java.util.List;

class PartsTest {
    private final Logger log = (Logger) LoggerFactory.getLogger(Parts.class);
    private final List<String> closed = new ArrayList<>();
    private final Parts parts = new Parts();

    @BeforeEach
    void keepQuietOfFailuresThatAreMeant() {
        log.setLevel(Level.OFF);
    }

    @AfterEach
    void speakAgain() {
        log.setLevel(null);
    }

    @Test
    void whatWasStartedLastStopsFirst() {
        for (var name : List.of("broker", "door", "streams"))
            parts.add(name, () -> closed.add(name));
        parts.close();
        assertThat(closed).containsExactly("streams", "door", "broker");
        parts.close();
        assertThat(closed).hasSize(3);
    }

    @Test
    void aPartThatFailsToStopKeepsNoOtherRunningAndEveryFailureIsTold() {
        parts.add("broker", () -> closed.add("broker"));
        parts.add("door", failing("door is stuck"));
        parts.add("streams", failing("streams are stuck"));
        assertThatThrownBy(parts::close)
                .isInstanceOf(IllegalStateException.class)
                .satisfies(
                        all ->
                                assertThat(all.getSuppressed())
                                        .extracting(Throwable::getMessage)
                                        .containsExactly("streams are stuck", "door is stuck"));
        assertThat(closed).containsExactly("broker");
    }

    @Test
    void failuresOfStoppingGoAlongWithTheOneThatMadeItStop() {
        parts.add("broker", failing("broker is stuck"));
        var failure = new IllegalArgumentException("cannot start");
        parts.closeAfter(failure);
        assertThat(failure.getSuppressed()[0].getSuppressed()[0]).hasMessage("broker is stuck");
    }

    private static AutoCloseable failing(String message) {
        return () -> {
            throw new IllegalStateException(message);
        };
    }
}

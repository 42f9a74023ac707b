package ai.hanzo.hmm.door.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

class RequestLogTest {
    private final Logger logger = (Logger) LoggerFactory.getLogger(Requests.class);
    private final List<ILoggingEvent> heard = new CopyOnWriteArrayList<>();
    private final AppenderBase<ILoggingEvent> list =
            new AppenderBase<>() {
                @Override
                protected void append(ILoggingEvent event) {
                    heard.add(event);
                }
            };

    @BeforeEach
    void listen() {
        list.start();
        logger.addAppender(list);
    }

    @AfterEach
    void asItWas() {
        logger.detachAppender(list);
        logger.setLevel(null);
    }

    @Test
    void atDebugALineSaysWhatWasAskedForAndNeitherWhoNorWithWhat() throws Exception {
        logger.setLevel(Level.DEBUG);
        try (var door = new TestDoor()) {
            door.send(
                    "GET",
                    "/v1/accounts/alice/allocations?state=hush",
                    new byte[0],
                    "Authorization",
                    "Bearer hmm_1_hush");
            await().until(() -> !heard.isEmpty());
        }
        assertThat(heard).hasSize(1);
        var line = heard.getFirst();
        assertThat(line.getFormattedMessage()).isEqualTo("answered");
        assertThat(line.getKeyValuePairs().toString())
                .contains(
                        "method=\"GET\"",
                        "route=\"/v1/accounts/{account}/allocations\"",
                        "status=\"400\"",
                        "code=\"INVALID_VALUE\"")
                .doesNotContain("alice", "hush");
    }

    @Test
    void atInfoThereIsNone() throws Exception {
        logger.setLevel(Level.INFO);
        try (var door = new TestDoor()) {
            door.get("/v1/time");
        }
        assertThat(heard).isEmpty();
    }
}

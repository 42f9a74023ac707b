package ai.hanzo.hmm.node.ops;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.util.ContextInitializer;

import com.fasterxml.jackson.databind.ObjectMapper;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

import picocli.CommandLine;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;

class LogOptionsTest {
    private static final String NAME = "ai.hanzo.hmm.some.Part";

    private final PrintStream before = System.err;
    private final ByteArrayOutputStream written = new ByteArrayOutputStream();

    @AfterEach
    void asItWas() throws Exception {
        System.setErr(before);
        var context = (LoggerContext) LoggerFactory.getILoggerFactory();
        context.reset();
        new ContextInitializer(context).autoConfig();
    }

    @Test
    void asJsonEachEventIsOneObjectWithAllThatBelongsToIt() throws Exception {
        apply("--log-format", "json", "--log-level", NAME + "=debug");
        var log = LoggerFactory.getLogger(NAME);
        log.atDebug().addKeyValue("route", "/v1/orders").addKeyValue("status", 202).log("answered");
        log.error("it \"broke\"\nin {}", "two", new IllegalStateException("here"));
        log.trace("unheard");

        var lines = written.toString(UTF_8).lines().toList();
        assertThat(lines).hasSize(2);
        var answered = new ObjectMapper().readTree(lines.getFirst());
        assertThat(answered.get("level").asText()).isEqualTo("DEBUG");
        assertThat(answered.get("loggerName").asText()).isEqualTo(NAME);
        assertThat(answered.get("formattedMessage").asText()).isEqualTo("answered");
        assertThat(answered.get("timestamp").asLong()).isPositive();
        assertThat(answered.get("kvpList").toString())
                .contains("{\"route\":\"/v1/orders\"}", "\"status\"");
        var broke = new ObjectMapper().readTree(lines.getLast());
        assertThat(broke.get("formattedMessage").asText()).isEqualTo("it \"broke\"\nin two");
        assertThat(broke.get("throwable").toString()).contains("IllegalStateException", "here");
    }

    @Test
    void asTextEachEventIsALineWithItsTime() {
        apply("--log-format", "text", "--log-level", NAME + "=INFO");
        LoggerFactory.getLogger(NAME).atInfo().addKeyValue("status", 202).log("answered");
        assertThat(written.toString(UTF_8))
                .matches("\\d{4}-\\d\\d-\\d\\dT\\S+ INFO  " + NAME + " answered status=\"202\"\n");
    }

    private void apply(String... arguments) {
        System.setErr(new PrintStream(written, true, UTF_8));
        var line = new CommandLine(new LogOptions()).setCaseInsensitiveEnumValuesAllowed(true);
        line.parseArgs(arguments);
        line.<LogOptions>getCommand().apply();
    }
}

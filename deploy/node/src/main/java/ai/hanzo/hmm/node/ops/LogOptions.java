package ai.hanzo.hmm.node.ops;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.JsonEncoder;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.encoder.Encoder;

import org.slf4j.LoggerFactory;

import picocli.CommandLine.Option;

import java.util.ArrayList;
import java.util.Locale;
import java.util.Map;

/// What a process writes to its standard error. A mixin.
public final class LogOptions {
    private static final String PATTERN =
            "%d{yyyy-MM-dd'T'HH:mm:ss.SSSXXX} %-5level %logger %msg %kvp%n";

    /// How a line looks.
    enum Format {
        /// Warnings alone, for people: a line each.
        BRIEF,
        /// All that is INFO or worse, with its time.
        TEXT,
        /// The same, each line one JSON object.
        JSON
    }

    @Option(
            names = "--log-format",
            paramLabel = "FORMAT",
            description =
                    "brief: warnings, for people. text: all that is logged. json: the same, one"
                            + " object a line.",
            defaultValue = "brief")
    private Format format;

    @Option(
            names = "--log-level",
            paramLabel = "NAME=LEVEL",
            description =
                    "From which level on a logger is heard, as"
                            + " ai.hanzo.hmm.door.http.Requests=DEBUG; may be repeated.")
    private Map<String, String> levels = Map.of();

    /// From here on the log is as asked for.
    public void apply() {
        var context = (LoggerContext) LoggerFactory.getILoggerFactory();
        switch (format) {
            case BRIEF -> {}
            case TEXT -> write(context, text(context));
            case JSON -> write(context, json(context));
        }
        levels.forEach(
                (name, level) ->
                        context.getLogger(name)
                                .setLevel(
                                        Level.toLevel(level.toUpperCase(Locale.ROOT), Level.INFO)));
    }

    /// In place of what wrote to the console before.
    private static void write(LoggerContext context, Encoder<ILoggingEvent> encoder) {
        for (var logger : context.getLoggerList()) detachConsoles(logger);
        var console = new ConsoleAppender<ILoggingEvent>();
        console.setContext(context);
        console.setName("console");
        console.setTarget("System.err");
        console.setEncoder(encoder);
        console.start();
        context.getLogger(Logger.ROOT_LOGGER_NAME).addAppender(console);
    }

    private static void detachConsoles(Logger logger) {
        var appenders = logger.iteratorForAppenders();
        var consoles = new ArrayList<ConsoleAppender<ILoggingEvent>>();
        while (appenders.hasNext()) {
            if (appenders.next() instanceof ConsoleAppender<ILoggingEvent> console) {
                consoles.add(console);
            }
        }
        consoles.forEach(logger::detachAppender);
    }

    private static Encoder<ILoggingEvent> text(LoggerContext context) {
        var encoder = new PatternLayoutEncoder();
        encoder.setContext(context);
        encoder.setPattern(PATTERN);
        encoder.start();
        return encoder;
    }

    /// Time, level, thread, logger, the whole message, what is said beside it, and what went wrong.
    private static Encoder<ILoggingEvent> json(LoggerContext context) {
        var encoder = new JsonEncoder();
        encoder.setContext(context);
        encoder.setWithSequenceNumber(false);
        encoder.setWithNanoseconds(false);
        encoder.setWithContext(false);
        encoder.setWithArguments(false);
        encoder.setWithMessage(false);
        encoder.setWithFormattedMessage(true);
        encoder.start();
        return encoder;
    }
}

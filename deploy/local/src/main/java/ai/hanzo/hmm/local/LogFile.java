package ai.hanzo.hmm.local;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.rolling.FixedWindowRollingPolicy;
import ch.qos.logback.core.rolling.RollingFileAppender;
import ch.qos.logback.core.rolling.SizeBasedTriggeringPolicy;
import ch.qos.logback.core.util.FileSize;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.nio.file.Path;

/// The log beside the data: all that is INFO or worse, at most four files of 16 MiB.
final class LogFile implements AutoCloseable {
    private static final String PATTERN =
            "%d{yyyy-MM-dd'T'HH:mm:ss.SSSXXX} %-5level %logger %msg%n";
    private static final FileSize LARGEST = FileSize.valueOf("16MB");
    private static final int OLD_FILES = 3;

    private final ch.qos.logback.classic.Logger root;
    private final RollingFileAppender<ILoggingEvent> file;

    private LogFile(ch.qos.logback.classic.Logger root, RollingFileAppender<ILoggingEvent> file) {
        this.root = root;
        this.file = file;
    }

    /// Writes what is logged from now on to this file too.
    static LogFile open(Path path) {
        var context = (LoggerContext) LoggerFactory.getILoggerFactory();
        var encoder = new PatternLayoutEncoder();
        encoder.setContext(context);
        encoder.setPattern(PATTERN);
        encoder.start();

        var file = new RollingFileAppender<ILoggingEvent>();
        file.setContext(context);
        file.setFile(path.toString());
        file.setEncoder(encoder);

        var rolling = new FixedWindowRollingPolicy();
        rolling.setContext(context);
        rolling.setParent(file);
        rolling.setFileNamePattern(path + ".%i");
        rolling.setMinIndex(1);
        rolling.setMaxIndex(OLD_FILES);
        rolling.start();
        file.setRollingPolicy(rolling);

        var full = new SizeBasedTriggeringPolicy<ILoggingEvent>();
        full.setContext(context);
        full.setMaxFileSize(LARGEST);
        full.start();
        file.setTriggeringPolicy(full);

        file.start();
        var root = context.getLogger(Logger.ROOT_LOGGER_NAME);
        root.addAppender(file);
        return new LogFile(root, file);
    }

    @Override
    public void close() {
        root.detachAppender(file);
        file.stop();
    }
}

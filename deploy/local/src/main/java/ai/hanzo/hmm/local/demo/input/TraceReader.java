package ai.hanzo.hmm.local.demo.input;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/// Reads the published format of Azure's traces of language model inference: a header
/// `TIMESTAMP,ContextTokens,GeneratedTokens`, then a request a line, for example `2023-11-16
/// 18:17:03.9799600,4808,10`, in order of time. Lines end with LF or CRLF; nothing but the line at
/// hand is held in memory.
///
/// @param file the trace
public record TraceReader(Path file) implements Trace {
    static final String HEADER = "TIMESTAMP,ContextTokens,GeneratedTokens";

    @Override
    public Stream<Request> requests() {
        try {
            var lines = Files.newBufferedReader(file);
            return StreamSupport.stream(new Lines(file, lines), false)
                    .onClose(() -> close(file, lines));
        } catch (IOException e) {
            throw UnreadableInput.file(file, e);
        }
    }

    @Override
    public TraceSize size() {
        var size = Trace.super.size();
        if (size.requests() == 0) throw UnreadableInput.file(file, "has no request in it");
        return size;
    }

    private static void close(Path file, BufferedReader lines) {
        try {
            lines.close();
        } catch (IOException e) {
            throw UnreadableInput.file(file, e);
        }
    }

    private static final class Lines extends Spliterators.AbstractSpliterator<Request> {
        private final Path file;
        private final BufferedReader lines;
        private long number;
        private LocalDateTime first;
        private long lastNanos;

        Lines(Path file, BufferedReader lines) {
            super(Long.MAX_VALUE, Spliterator.ORDERED | Spliterator.NONNULL);
            this.file = file;
            this.lines = lines;
        }

        @Override
        public boolean tryAdvance(Consumer<? super Request> action) {
            if (number == 0) header();
            var line = next();
            if (line == null) return false;
            action.accept(request(line));
            return true;
        }

        private void header() {
            var line = next();
            if (line == null) throw UnreadableInput.file(file, "is empty");
            if (!line.equals(HEADER)) {
                throw UnreadableInput.line(
                        file, number, "the header must be " + HEADER + ": " + line);
            }
        }

        private String next() {
            try {
                number++;
                return lines.readLine();
            } catch (IOException e) {
                throw UnreadableInput.file(file, e);
            }
        }

        private Request request(String line) {
            var columns = line.split(",", -1);
            if (columns.length != 3) {
                throw UnreadableInput.line(
                        file, number, "3 columns expected, found " + columns.length);
            }
            try {
                var time = LocalDateTime.parse(columns[0].replace(' ', 'T'));
                if (first == null) first = time;
                var atNanos = Duration.between(first, time).toNanos();
                if (atNanos < lastNanos) {
                    throw UnreadableInput.line(
                            file, number, "earlier than the line before: " + columns[0]);
                }
                lastNanos = atNanos;
                return new Request(
                        atNanos, Integer.parseInt(columns[1]), Integer.parseInt(columns[2]));
            } catch (DateTimeException e) {
                throw UnreadableInput.line(
                        file,
                        number,
                        "not a time like 2023-11-16 18:17:03.9799600: " + columns[0],
                        e);
            } catch (NumberFormatException e) {
                throw UnreadableInput.line(
                        file,
                        number,
                        "not a number of tokens: " + columns[1] + "," + columns[2],
                        e);
            } catch (IllegalArgumentException e) {
                throw UnreadableInput.line(file, number, e.getMessage(), e);
            }
        }
    }
}

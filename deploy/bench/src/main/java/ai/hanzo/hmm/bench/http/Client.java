package ai.hanzo.hmm.bench.http;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// Connections to the door, all served by the thread that calls: it shares the processors with what
/// is measured, so it does as little as can be done.
final class Client implements AutoCloseable {
    private final Heard heard;
    private final Selector selector;
    private final List<Line> lines = new ArrayList<>();
    private final Deque<Line> free = new ArrayDeque<>();

    /// Who is told of answers.
    @FunctionalInterface
    interface Heard {
        /// @param problems commands of a batch that were turned away
        /// @param nanos when the answer was there, of `System.nanoTime`
        void answered(Request.Sent sent, int status, int problems, long nanos);
    }

    Client(InetSocketAddress door, int connections, Heard heard) {
        this.heard = heard;
        try {
            this.selector = Selector.open();
            for (int i = 0; i < connections; i++) lines.add(Line.open(door, selector));
        } catch (IOException e) {
            throw new UncheckedIOException("the door cannot be reached at " + door, e);
        }
        free.addAll(lines);
    }

    /// Whether another request can be sent now.
    boolean hasFree() {
        return !free.isEmpty();
    }

    /// Whether requests are not answered yet.
    boolean waits() {
        return free.size() < lines.size();
    }

    /// Sends it on the connection that has rested the longest.
    void send(Request.Sent request) {
        try {
            free.remove().send(request);
        } catch (IOException e) {
            throw new UncheckedIOException("a request cannot be sent", e);
        }
    }

    /// Takes what comes, and waits for it at most so long, to the whole millisecond above: to wake
    /// up for every request would cost more than sending it.
    ///
    /// @param nanos 0 or less to take what is there
    void serve(long nanos) {
        try {
            if (nanos <= 0) selector.selectNow(this::ready);
            else selector.select(this::ready, 1 + TimeUnit.NANOSECONDS.toMillis(nanos));
        } catch (IOException e) {
            throw new UncheckedIOException("the door cannot be read", e);
        }
    }

    @Override
    public void close() {
        try (selector) {
            for (var line : lines) line.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void ready(SelectionKey key) {
        var line = (Line) key.attachment();
        try {
            if (key.isWritable()) line.goOn();
            if (key.isReadable()) receive(line);
        } catch (IOException e) {
            throw new UncheckedIOException("a connection broke", e);
        }
    }

    private void receive(Line line) throws IOException {
        var answer = line.receive();
        if (answer == Answer.INCOMPLETE) return;
        var sent = line.request();
        int problems = sent.request().numbers().length > 1 ? answer.problems(line.buffer()) : 0;
        free.add(line);
        heard.answered(sent, answer.status(), problems, System.nanoTime());
    }
}

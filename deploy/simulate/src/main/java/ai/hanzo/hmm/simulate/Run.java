package ai.hanzo.hmm.simulate;

import ai.hanzo.hmm.wire.MarketDefinition;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Queue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// A whole input through an exchange. Lines are read and answers are rendered on threads of their
/// own, since neither depends on another line; what happens is decided here, in the order of the
/// lines, and written in that order.
final class Run {
    private static final int WORKERS = 2;
    private static final int MOST_CHUNKS_UNDER_WAY = 4;

    private final ExecutorService workers;
    private final Chunks in;
    private final OutputStream out;
    private final Exchange exchange;
    private final Queue<Future<List<Line>>> reading = new ArrayDeque<>();
    private final Queue<Future<ByteArrayOutputStream>> printing = new ArrayDeque<>();
    private final Tally tally = new Tally();
    private List<Said> said = new ArrayList<>();
    private boolean ended;

    private Run(
            ExecutorService workers,
            List<MarketDefinition> catalogue,
            InputStream in,
            OutputStream out) {
        this.workers = workers;
        this.in = new Chunks(in);
        this.out = out;
        this.exchange = new Exchange(catalogue, this::hear);
    }

    /// Returns when the input has ended and everything is written.
    ///
    /// @throws IOException when the input cannot be read
    /// @throws Unwritten when the output takes no more
    static Tally of(List<MarketDefinition> catalogue, InputStream in, OutputStream out)
            throws IOException {
        try (var workers = Executors.newFixedThreadPool(WORKERS)) {
            return new Run(workers, catalogue, in, out).run();
        }
    }

    private Tally run() throws IOException {
        read();
        while (!reading.isEmpty()) {
            decide(answer(reading.remove()));
            read();
        }
        write(0);
        return tally;
    }

    /// Reads ahead as far as the input has come. Where nothing has come and all is decided, whoever
    /// writes the input may be waiting for our answers: they go out before we wait for it.
    private void read() throws IOException {
        while (!ended && reading.size() < MOST_CHUNKS_UNDER_WAY) {
            if (!in.hasMore()) {
                if (!reading.isEmpty()) return;
                write(0);
            }
            var chunk = in.next();
            ended = chunk.isEmpty();
            chunk.ifPresent(lines -> reading.add(workers.submit(lines::lines)));
        }
    }

    private void decide(List<Line> lines) throws IOException {
        for (var line : lines) {
            tally.count(line);
            exchange.take(line);
        }
        var happened = said;
        said = new ArrayList<>(happened.size());
        printing.add(workers.submit(() -> Printer.lines(happened)));
        write(MOST_CHUNKS_UNDER_WAY);
    }

    private void hear(Said event) {
        tally.count(event);
        said.add(event);
    }

    /// Writes the oldest until at most `most` are left.
    private void write(int most) throws Unwritten {
        while (printing.size() > most) {
            var lines = answer(printing.remove());
            try {
                lines.writeTo(out);
                if (printing.isEmpty()) out.flush();
            } catch (IOException e) {
                throw new Unwritten(e);
            }
        }
    }

    private static <T> T answer(Future<T> future) {
        try {
            return future.get();
        } catch (ExecutionException e) {
            // A full heap is no fault of a chunk.
            if (e.getCause() instanceof Error error) throw error;
            throw new IllegalStateException("a chunk failed", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while a chunk was under way", e);
        }
    }

    /// The output takes no more.
    static final class Unwritten extends IOException {
        private static final long serialVersionUID = 1L;

        Unwritten(IOException cause) {
            super(cause.getMessage(), cause);
        }

        /// Nobody reads it any more, as after `| head`.
        boolean isPipeClosed() {
            return String.valueOf(getMessage()).toLowerCase(Locale.ROOT).contains("broken pipe");
        }
    }
}

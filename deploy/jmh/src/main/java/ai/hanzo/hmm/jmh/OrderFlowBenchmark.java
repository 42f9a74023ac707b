package ai.hanzo.hmm.jmh;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// A recorded order flow, a hundred commands in a row; after the last it begins again with an empty
/// book.
@Fork(
        value = 1,
        jvmArgsAppend = {"-Xms3g", "-Xmx3g", "-XX:+UseG1GC", "-XX:+UseCompactObjectHeaders"})
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 3, time = 1)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@OperationsPerInvocation(DeepBook.BATCH)
public class OrderFlowBenchmark {

    @State(Scope.Thread)
    public static class Flowing {
        @Param({"market", "book", "exchange-core"})
        public String contender;

        /// The file; there is none with the project.
        @Param("")
        public String flow;

        private Playback<?> playback;

        @Setup
        public void setUp() throws IOException {
            var steps = OrderFlow.read(Path.of(flow));
            playback = new Playback<>(Contender.named(contender), steps);
        }
    }

    private static final class Playback<C> {
        private final List<C> commands;
        private Contender<C> contender;
        private int next;

        Playback(Contender<C> contender, List<Step> steps) {
            this.contender = contender;
            this.commands = contender.prepareAll(steps);
        }

        void play(Blackhole hole) {
            for (int played = 0; played < DeepBook.BATCH; played++) {
                if (next == commands.size()) {
                    contender = contender.anew();
                    next = 0;
                }
                hole.consume(contender.play(commands.get(next++)));
            }
        }
    }

    @Benchmark
    public void command(Flowing state, Blackhole hole) {
        state.playback.play(hole);
    }
}

package ai.hanzo.hmm.jmh;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/// One kind of command on a book of a size, a hundred in a row; between the rows, unmeasured, the
/// book is made as it was.
@Fork(
        value = 1,
        jvmArgsAppend = {"-Xms3g", "-Xmx3g", "-XX:+UseG1GC", "-XX:+UseCompactObjectHeaders"})
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 3, time = 1)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@OperationsPerInvocation(DeepBook.BATCH)
public class DeepBookBenchmark {

    /// How much rests.
    @State(Scope.Thread)
    public abstract static class Full {
        @Param({"1000", "1000000"})
        public int resting;

        Rig<?> rig;

        void prepare(String contender, Function<DeepBook, List<DeepBook.Turn>> turns) {
            var deep = new DeepBook(resting);
            rig = Rig.of(Contender.named(contender), deep.filling(), turns.apply(deep));
        }

        @TearDown(Level.Invocation)
        public void undo() {
            rig.undo();
        }
    }

    public static class Placing extends Full {
        @Param({"market", "book", "exchange-core"})
        public String contender;

        @Setup
        public void setUp() {
            prepare(contender, DeepBook::placing);
        }
    }

    public static class Cancelling extends Full {
        @Param({"market", "book", "exchange-core"})
        public String contender;

        @Setup
        public void setUp() {
            prepare(contender, DeepBook::cancelling);
        }
    }

    public static class Lowering extends Full {
        @Param({"market", "book", "exchange-core"})
        public String contender;

        @Setup
        public void setUp() {
            prepare(contender, DeepBook::lowering);
        }
    }

    public static class Taking extends Full {
        @Param({"market", "book", "exchange-core"})
        public String contender;

        @Setup
        public void setUp() {
            prepare(contender, DeepBook::taking);
        }
    }

    @Benchmark
    public void place(Placing state, Blackhole hole) {
        state.rig.play(hole);
    }

    @Benchmark
    public void cancel(Cancelling state, Blackhole hole) {
        state.rig.play(hole);
    }

    @Benchmark
    public void amend(Lowering state, Blackhole hole) {
        state.rig.play(hole);
    }

    @Benchmark
    public void take(Taking state, Blackhole hole) {
        state.rig.play(hole);
    }
}

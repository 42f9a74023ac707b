package ai.hanzo.hmm.jmh;

import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.CommandLineOptionException;
import org.openjdk.jmh.runner.options.CommandLineOptions;
import org.openjdk.jmh.runner.options.OptionsBuilder;

import java.io.PrintStream;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;

/// Measures all contenders in one run and prints one table. Takes JMH's own options; the recorded
/// flow is measured where `-p flow=FILE` names it.
public final class Main {
    private static final String FLOW = "flow";

    private Main() {}

    /// @throws CommandLineOptionException when an option is not one of JMH's
    /// @throws RunnerException when a benchmark fails
    public static void main(String[] arguments) throws CommandLineOptionException, RunnerException {
        var given = new CommandLineOptions(arguments);
        var options = new OptionsBuilder().parent(given).shouldFailOnError(true);
        if (!given.getParameter(FLOW).hasValue()) {
            options.exclude(OrderFlowBenchmark.class.getSimpleName());
        }
        var footprints = Footprint.all();
        print(new Runner(options.build()).run(), System.out);
        for (var footprint : footprints) {
            System.out.printf(
                    "%-14s %,d bytes for each of %,d resting orders%n",
                    footprint.contender(), footprint.bytesPerOrder(), footprint.resting());
        }
    }

    /// One line a kind of command and size, one column a contender: ns a command, of the rows of
    /// commands the middle one and their mean; what else the machine does is in the mean.
    private static void print(Collection<RunResult> results, PrintStream out) {
        var lines = new TreeMap<String, Map<String, String>>();
        for (var result : results) {
            var parameters = result.getParams();
            var resting = parameters.getParam("resting");
            var benchmark = parameters.getBenchmark();
            var line =
                    "%-8s %9s"
                            .formatted(
                                    benchmark.substring(benchmark.lastIndexOf('.') + 1),
                                    resting == null ? flow(parameters) : resting);
            var measured = result.getPrimaryResult();
            lines.computeIfAbsent(line, _ -> new TreeMap<>())
                    .put(
                            parameters.getParam("contender"),
                            "%.0f, mean %.0f"
                                    .formatted(
                                            measured.getStatistics().getPercentile(50),
                                            measured.getScore()));
        }
        out.println("ns a command");
        lines.forEach((line, columns) -> out.println(line + "  " + columns));
    }

    private static String flow(BenchmarkParams parameters) {
        return parameters.getParam(FLOW) == null ? "" : FLOW;
    }
}

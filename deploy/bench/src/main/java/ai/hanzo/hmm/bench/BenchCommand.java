package ai.hanzo.hmm.bench;

import ai.hanzo.hmm.bench.load.Mix;
import ai.hanzo.hmm.bench.report.Json;
import ai.hanzo.hmm.bench.report.Text;
import ai.hanzo.hmm.local.ScratchFolder;
import ai.hanzo.hmm.wire.topic.Partitions;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

import java.time.Duration;
import java.util.concurrent.Callable;

/// Measures the exchange on this machine.
@Command(
        name = "bench",
        description = {
            "Measure the exchange against an empty topology with the same two hops.",
            "Both run in turns on one embedded broker, in a folder that does not outlive the run."
        },
        mixinStandardHelpOptions = true,
        showDefaultValues = true)
public final class BenchCommand implements Callable<Integer> {
    private static final double SECONDS_PER_MINUTE = 60;

    @Option(
            names = "--minutes",
            paramLabel = "M",
            description = "About how long it takes, at least 1.5.",
            defaultValue = "5")
    private double minutes;

    @Option(
            names = "--threads",
            paramLabel = "N",
            description = "Stream threads of either.",
            defaultValue = "1")
    private int threads;

    @Option(
            names = "--commit-interval-ms",
            paramLabel = "MS",
            description = "How often either commits.",
            defaultValue = "5")
    private long commitIntervalMs;

    @Option(
            names = "--partitions",
            paramLabel = "N",
            description = "Of every topic.",
            defaultValue = "2")
    private int partitions;

    @Option(
            names = "--seed",
            paramLabel = "N",
            description = "The load follows from it.",
            defaultValue = "1")
    private long seed;

    @Option(names = "--json", description = "Print nothing but one JSON object on one line.")
    private boolean json;

    @Spec private CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException {
        var settings = settings();
        try (var folder = ScratchFolder.create("hmm-bench-");
                var site = Site.open(settings, folder.path())) {
            var report = new Bench(settings, site, this::progress).run();
            var out = spec.commandLine().getOut();
            out.println(json ? Json.line(report) : Text.page(report));
            out.flush();
        }
        return 0;
    }

    private BenchSettings settings() {
        try {
            var length = Duration.ofMillis(Math.round(minutes * SECONDS_PER_MINUTE * 1_000));
            var each = new Partitions(partitions, partitions, partitions);
            return new BenchSettings(
                    Schedule.within(length, BenchSettings.RATES.size() + 1),
                    BenchSettings.RATES,
                    threads,
                    commitIntervalMs,
                    each,
                    Mix.STANDARD,
                    seed);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage(), e);
        }
    }

    private void progress(String doing) {
        var err = spec.commandLine().getErr();
        err.println("hmm: " + doing);
        err.flush();
    }
}

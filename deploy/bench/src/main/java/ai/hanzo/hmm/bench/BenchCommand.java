package ai.hanzo.hmm.bench;

import ai.hanzo.hmm.bench.http.HttpBench;
import ai.hanzo.hmm.bench.http.HttpSettings;
import ai.hanzo.hmm.bench.load.Mix;
import ai.hanzo.hmm.bench.report.Json;
import ai.hanzo.hmm.bench.report.Text;
import ai.hanzo.hmm.bench.telemetry.TelemetryBench;
import ai.hanzo.hmm.bench.telemetry.TelemetrySettings;
import ai.hanzo.hmm.bench.tokens.TokenBench;
import ai.hanzo.hmm.bench.tokens.TokenSettings;
import ai.hanzo.hmm.local.ScratchFolder;
import ai.hanzo.hmm.wire.topic.Partitions;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.Callable;
import java.util.function.Supplier;

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
            description = "About how long it takes, at least 1.5; of telemetry and HTTP 1.",
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

    @Option(
            names = "--telemetry",
            description =
                    "Measure the quality room instead: how many reports a second it takes, one"
                            + " stream thread, committing every 100 ms or as asked if that is more.")
    private boolean telemetry;

    @Option(
            names = "--tokens",
            description =
                    "Measure instead how long it takes from an order to the token that opens what"
                            + " it bought, at a steady rate.")
    private boolean tokens;

    @Option(
            names = "--http",
            description =
                    "Measure the whole exchange behind its door instead: orders over HTTP at a"
                            + " steady rate, and as many as go.")
    private boolean http;

    @Option(
            names = "--connections",
            paramLabel = "N",
            description = "Of --http, each with one request under way at most.",
            defaultValue = "64")
    private int connections;

    @Option(
            names = "--rate",
            paramLabel = "N",
            description =
                    "Orders a second of --tokens and --http, cancels among them; 1,000 and 5,000"
                            + " unless given.")
    private Integer rate;

    @Option(
            names = "--take-percent",
            paramLabel = "N",
            description =
                    "How many of the orders of --tokens take, 1 to 99. Half of them buy, and wait for"
                            + " a token; of the others half cancel and half place.",
            defaultValue = "30")
    private int takePercent;

    @Option(names = "--json", description = "Print nothing but one JSON object on one line.")
    private boolean json;

    @Spec private CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException {
        onlyOne();
        if (telemetry) measureQuality();
        else if (tokens) measureTokens();
        else if (http) measureHttp();
        else measureExchange();
        return 0;
    }

    private void onlyOne() {
        var asked = new ArrayList<String>();
        if (telemetry) asked.add("--telemetry");
        if (tokens) asked.add("--tokens");
        if (http) asked.add("--http");
        if (asked.size() < 2) return;
        throw new ParameterException(
                spec.commandLine(),
                String.join(" and ", asked) + " are " + asked.size() + " measurements.");
    }

    private void measureExchange() throws InterruptedException {
        var settings = valid(this::settings);
        try (var folder = ScratchFolder.create("hmm-bench-");
                var site = Site.open(settings.partitions(), folder.path())) {
            var report = new Bench(settings, site, this::progress).run();
            print(json ? Json.line(report) : Text.page(report));
        }
    }

    private void measureQuality() throws InterruptedException {
        var settings =
                valid(() -> TelemetrySettings.within(length(), commitIntervalMs, partitions, seed));
        try (var folder = ScratchFolder.create("hmm-bench-");
                var site = Site.open(eachTopic(), folder.path())) {
            var measured = new TelemetryBench(settings, site, this::progress).run();
            print(json ? Json.line(measured) : measured.page());
        }
    }

    private void measureTokens() throws InterruptedException {
        var settings = valid(this::tokenSettings);
        try (var folder = ScratchFolder.create("hmm-bench-");
                var site = Site.open(settings.partitions(), folder.path())) {
            var measured = new TokenBench(settings, site, this::progress).run();
            print(json ? Json.line(measured) : measured.page());
        }
    }

    private void measureHttp() throws InterruptedException {
        var settings = valid(this::httpSettings);
        try (var folder = ScratchFolder.create("hmm-bench-")) {
            var measured =
                    new HttpBench(settings, folder.path().resolve("data"), this::progress).run();
            print(json ? Json.line(measured) : measured.page());
        }
    }

    private HttpSettings httpSettings() {
        return new HttpSettings(
                HttpSettings.within(length()),
                rate(5_000),
                connections,
                threads,
                commitIntervalMs,
                eachTopic(),
                Mix.STANDARD,
                seed);
    }

    private int rate(int unlessGiven) {
        return rate == null ? unlessGiven : rate;
    }

    private TokenSettings tokenSettings() {
        return new TokenSettings(
                Schedule.within(length(), 1),
                rate(1_000),
                threads,
                commitIntervalMs,
                eachTopic(),
                TokenSettings.mix(takePercent),
                seed);
    }

    private BenchSettings settings() {
        return new BenchSettings(
                Schedule.within(length(), BenchSettings.RATES.size() + 1),
                BenchSettings.RATES,
                threads,
                commitIntervalMs,
                eachTopic(),
                Mix.STANDARD,
                seed);
    }

    private Duration length() {
        return Duration.ofMillis(Math.round(minutes * SECONDS_PER_MINUTE * 1_000));
    }

    private Partitions eachTopic() {
        return new Partitions(partitions, partitions, partitions);
    }

    private void print(String report) {
        var out = spec.commandLine().getOut();
        out.println(report);
        out.flush();
    }

    private <S> S valid(Supplier<S> settings) {
        try {
            return settings.get();
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

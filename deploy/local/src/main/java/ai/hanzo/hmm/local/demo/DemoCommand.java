package ai.hanzo.hmm.local.demo;

import ai.hanzo.hmm.local.LocalSettings;
import ai.hanzo.hmm.local.OneJvm;
import ai.hanzo.hmm.local.ScratchFolder;
import ai.hanzo.hmm.local.demo.client.Connection;
import ai.hanzo.hmm.local.demo.client.NoAnswer;
import ai.hanzo.hmm.local.demo.input.GeneratedPrices;
import ai.hanzo.hmm.local.demo.input.GeneratedTrace;
import ai.hanzo.hmm.local.demo.input.PriceReader;
import ai.hanzo.hmm.local.demo.input.PriceSeries;
import ai.hanzo.hmm.local.demo.input.Trace;
import ai.hanzo.hmm.local.demo.input.TraceReader;
import ai.hanzo.hmm.local.demo.input.UnreadableInput;
import ai.hanzo.hmm.local.demo.plan.Conducts;
import ai.hanzo.hmm.local.demo.report.Json;
import ai.hanzo.hmm.local.demo.report.Summary;
import ai.hanzo.hmm.local.demo.report.Text;
import ai.hanzo.hmm.wire.topic.TopicCatalogue;

import org.apache.kafka.streams.GroupProtocol;

import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;

/// Starts an exchange in a folder that does not outlive it, plays a market on it, and says what
/// happened. The exit status is 1 where something cannot be read, does not answer, or does not keep
/// what the exchange promises.
@Command(
        name = "demo",
        description = {
            "Start an exchange in a temporary folder, play a market on it and end.",
            "Five providers of different quality sell GPU time, two liquidity providers fill the"
                    + " pool, observers report, and every request of a trace is a consumer's order"
                    + " for its tokens, which a provider then serves to the end, or fails to."
        },
        mixinStandardHelpOptions = true,
        showDefaultValues = true)
public final class DemoCommand implements Callable<Integer> {
    private static final int PRICES = 500;
    private static final int THREADS = 2;

    @Option(
            names = "--trace",
            paramLabel = "FILE",
            description =
                    "Requests to play: TIMESTAMP,ContextTokens,GeneratedTokens, as Azure publishes"
                            + " them. Without it they are generated.")
    private Path trace;

    @Option(
            names = "--prices",
            paramLabel = "FILE",
            description =
                    "Prices to quote around: timestamp, price_min and price_median in USD per"
                            + " GPU-hour, spread over the length of the trace. Without it they are"
                            + " generated.")
    private Path prices;

    @Option(
            names = "--speed",
            paramLabel = "X",
            converter = PaceOption.class,
            description = "So many times faster than recorded; 0 or flat: flat out.",
            defaultValue = "100")
    private Pace pace;

    @Option(
            names = "--seed",
            paramLabel = "N",
            description = "What is generated follows from it.",
            defaultValue = "1")
    private long seed;

    @Option(
            names = "--requests",
            paramLabel = "N",
            description = "How many to generate, where there is no trace.",
            defaultValue = "3000")
    private int requests;

    @Option(
            names = "--commit-interval",
            paramLabel = "MS",
            description =
                    "How often the streams commit: a short interval answers soon, a long one carries"
                            + " more.",
            defaultValue = "50")
    private long commitIntervalMs;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description =
                    "Keep everything in this folder, which is emptied first, in place of one that"
                            + " does not outlive the demo.")
    private Path data;

    @Option(names = "--json", description = "Print nothing but one JSON object on one line.")
    private boolean json;

    @Spec private CommandSpec spec;

    @Override
    public Integer call() {
        try {
            return say(play());
        } catch (UnreadableInput | NoAnswer e) {
            spec.commandLine().getErr().println("hmm: " + e.getMessage());
            return 1;
        }
    }

    /// Reads all input before anything is started.
    private Summary play() {
        var requested = trace();
        var quoted = prices();
        requested.size();
        if (data != null) return play(requested, quoted, data);
        try (var folder = ScratchFolder.create("hmm-demo-")) {
            return play(requested, quoted, folder.path());
        }
    }

    private Summary play(Trace requested, PriceSeries quoted, Path folder) {
        try (var exchange =
                OneJvm.start(
                        LocalSettings.in(folder)
                                .withFresh(true)
                                .withPorts(0, 0)
                                .withStreams(
                                        new LocalSettings.Streams(
                                                THREADS, commitIntervalMs, GroupProtocol.CLASSIC))
                                .withMarkets(List.of()))) {
            var connection =
                    new Connection(
                            exchange.bootstrapServers(),
                            exchange.registryUrl(),
                            new TopicCatalogue(TopicCatalogue.DEFAULT_PREFIX));
            return new Demo(
                            new DemoSettings(
                                    connection,
                                    Demo.keysOf(exchange.doorUrl()),
                                    requested,
                                    quoted,
                                    pace,
                                    Conducts.usual(seed),
                                    seed,
                                    progress()))
                    .play();
        }
    }

    private int say(Summary summary) {
        var out = spec.commandLine().getOut();
        out.println(json ? Json.line(summary.report()) : Text.page(summary));
        out.flush();
        for (var broken : summary.broken()) {
            spec.commandLine().getErr().println("hmm: " + broken);
        }
        return summary.broken().isEmpty() ? 0 : 1;
    }

    private Trace trace() {
        if (trace != null) return new TraceReader(trace);
        if (requests > 0) return new GeneratedTrace(seed, requests);
        throw new ParameterException(spec.commandLine(), "--requests must be > 0: " + requests);
    }

    private PriceSeries prices() {
        return prices != null ? PriceReader.read(prices) : GeneratedPrices.series(seed, PRICES);
    }

    private Progress progress() {
        var console = System.console();
        boolean watched = !json && console != null && console.isTerminal();
        return watched ? Progress.bar() : Progress.SILENT;
    }

    /// Reads a pace.
    static final class PaceOption implements ITypeConverter<Pace> {
        @Override
        public Pace convert(String text) {
            try {
                return Pace.parse(text);
            } catch (IllegalArgumentException e) {
                throw new TypeConversionException(e.getMessage());
            }
        }
    }
}

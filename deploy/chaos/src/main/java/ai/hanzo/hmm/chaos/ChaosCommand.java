package ai.hanzo.hmm.chaos;

import ai.hanzo.hmm.chaos.plan.FaultKind;
import ai.hanzo.hmm.chaos.report.ReportJson;
import ai.hanzo.hmm.chaos.report.ReportText;
import ai.hanzo.hmm.local.ScratchFolder;
import ai.hanzo.hmm.node.CannotStart;

import org.apache.kafka.streams.GroupProtocol;

import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Visibility;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;

/// Breaks an exchange of real processes while it is used, and checks what is left.
@Command(
        name = "chaos",
        description = {
            "Run an exchange of real processes under load, break parts of it, and check what is left.",
            "Status 0: every promise was kept; 1: one was not."
        },
        mixinStandardHelpOptions = true,
        showDefaultValues = true)
public final class ChaosCommand implements Callable<Integer> {
    @Option(
            names = "--minutes",
            paramLabel = "N",
            description = "How long the load lasts.",
            defaultValue = "3")
    private double minutes;

    @Option(
            names = "--seed",
            paramLabel = "S",
            description = "Of faults and load; the same seed makes the same ones. Default: any.",
            showDefaultValue = Visibility.NEVER)
    private Long seed;

    @Option(names = "--brokers", paramLabel = "N", description = "1 or 3.", defaultValue = "1")
    private int brokers;

    @Option(
            names = "--rate",
            paramLabel = "N",
            description = "Commands a second. Default: 100, with three brokers 40.",
            showDefaultValue = Visibility.NEVER)
    private Double rate;

    @Option(
            names = "--commit-interval-ms",
            paramLabel = "MS",
            description = "Of the streams. Default: 25, with three brokers 100.",
            showDefaultValue = Visibility.NEVER)
    private Long commitIntervalMs;

    @Option(
            names = "--group-protocol",
            paramLabel = "NAME",
            description = "Of the streams: classic or streams.",
            defaultValue = "classic")
    private GroupProtocol groupProtocol;

    @Option(
            names = "--standbys",
            paramLabel = "N",
            description = "Copies of every state store at the other instance: 0 or 1.",
            defaultValue = "1")
    private int standbys;

    @Option(
            names = "--only",
            paramLabel = "KIND",
            split = ",",
            description = "These kinds of faults alone, of: ${COMPLETION-CANDIDATES}.",
            showDefaultValue = Visibility.NEVER)
    private Set<FaultKind> only = EnumSet.allOf(FaultKind.class);

    @Option(names = "--json", description = "End with one JSON object on one line.")
    private boolean json;

    @Option(
            names = "--keep",
            paramLabel = "DIR",
            description = {
                "Leave logs and data in this folder, an empty one.",
                "After a violation they stay in any case, and the run says where."
            })
    private Path keep;

    @Spec private CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException {
        var settings = settings();
        if (keep != null) return run(settings, empty(keep));
        try (var scratch = ScratchFolder.create("hmm-chaos-")) {
            int status = run(settings, scratch.path());
            if (status != 0) {
                scratch.keep();
                spec.commandLine().getErr().println("logs and data stay in " + scratch.path());
            }
            return status;
        }
    }

    private int run(ChaosSettings settings, Path folder) throws InterruptedException {
        var err = spec.commandLine().getErr();
        err.println("seed " + settings.seed());
        err.flush();
        var report =
                Chaos.run(
                        settings,
                        settings.schedule(),
                        folder,
                        spec.root().userObject().getClass().getName(),
                        line -> {
                            err.println(line);
                            err.flush();
                        });
        var out = spec.commandLine().getOut();
        out.println(json ? ReportJson.line(report) : ReportText.page(report));
        out.flush();
        return report.isClean() ? 0 : 1;
    }

    private ChaosSettings settings() {
        try {
            return new ChaosSettings(
                    Duration.ofMillis(Math.round(minutes * 60_000)),
                    seed == null ? new Random().nextLong() : seed,
                    brokers,
                    rate == null ? ChaosSettings.rateFor(brokers) : rate,
                    commitIntervalMs == null
                            ? ChaosSettings.commitIntervalMsFor(brokers)
                            : commitIntervalMs,
                    groupProtocol,
                    standbys,
                    ChaosSettings.TAKEOVER,
                    only);
        } catch (IllegalArgumentException e) {
            throw new CannotStart(e.getMessage(), e);
        }
    }

    private static Path empty(Path folder) {
        try {
            Files.createDirectories(folder);
            try (var entries = Files.list(folder)) {
                if (entries.findAny().isPresent()) {
                    throw new CannotStart(folder + " is not empty: name an empty folder");
                }
            }
            return folder.toAbsolutePath();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot use " + folder, e);
        }
    }
}

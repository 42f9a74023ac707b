package ai.hanzo.hmm.check;

import ai.hanzo.hmm.check.report.VerdictJson;
import ai.hanzo.hmm.check.report.VerdictText;
import ai.hanzo.hmm.local.StoredExchange;
import ai.hanzo.hmm.local.demo.Progress;
import ai.hanzo.hmm.wire.registry.FixedCatalogue;
import ai.hanzo.hmm.wire.registry.RegistryClient;
import ai.hanzo.hmm.wire.topic.TopicCatalogue;

import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

import java.nio.file.Path;
import java.util.concurrent.Callable;

/// Says of each promise whether the committed records of an exchange keep it.
@Command(
        name = "check",
        description = {
            "Read the committed topics of an exchange and say of each promise: holds or broken.",
            "The exchange may run or be stopped; nothing is changed."
        },
        mixinStandardHelpOptions = true,
        exitCodeListHeading = "Exit status:%n",
        exitCodeList = {
            "0:every promise holds",
            "1:a promise is broken, or there is nothing to check",
            "2:the command line cannot be understood",
            "3:nothing is broken, but something could not be judged"
        },
        showDefaultValues = true)
public final class CheckCommand implements Callable<Integer> {
    private static final int HOLDS = 0;
    private static final int BROKEN = 1;
    private static final int UNJUDGED = 3;

    /// Where the exchange is.
    static final class Where {
        @Option(
                names = "--data",
                paramLabel = "DIR",
                description = "The folder of an exchange in one process.",
                defaultValue = "${sys:hmm.home:-.}/data")
        private Path data;

        @Option(
                names = "--bootstrap-servers",
                paramLabel = "HOST:PORT",
                description = "A running Kafka, in place of a folder.")
        private String bootstrapServers;
    }

    @ArgGroup(exclusive = true)
    private final Where where = new Where();

    @Option(
            names = "--schema-registry-url",
            paramLabel = "URL",
            description = "Knows the schemas; without it those of this program are taken.")
    private String registryUrl;

    @Option(
            names = "--topic-prefix",
            paramLabel = "PREFIX",
            description = "Of every topic of the exchange.",
            defaultValue = TopicCatalogue.DEFAULT_PREFIX)
    private String topicPrefix;

    @Option(names = "--json", description = "Print nothing but one JSON object on one line.")
    private boolean json;

    @Spec private CommandSpec spec;

    @Override
    public Integer call() {
        var verdict =
                where.bootstrapServers == null ? checkFolder() : check(where.bootstrapServers);
        var out = spec.commandLine().getOut();
        out.println(json ? VerdictJson.line(verdict) : VerdictText.page(verdict));
        out.flush();
        if (!verdict.broken().isEmpty()) return BROKEN;
        return verdict.holds() ? HOLDS : UNJUDGED;
    }

    private Verdict checkFolder() {
        try (var stored = StoredExchange.open(where.data)) {
            return check(stored.bootstrapServers());
        }
    }

    private Verdict check(String bootstrapServers) {
        if (registryUrl != null) {
            try (var registry = new RegistryClient(registryUrl)) {
                return Checker.check(
                        new CheckSettings(bootstrapServers, registry, topicPrefix, progress()));
            }
        }
        var registry = new FixedCatalogue(topics());
        return Checker.check(
                new CheckSettings(bootstrapServers, registry, topicPrefix, progress()));
    }

    private TopicCatalogue topics() {
        try {
            return new TopicCatalogue(topicPrefix);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), "--topic-prefix: " + e.getMessage());
        }
    }

    private Progress progress() {
        var console = System.console();
        boolean watched = !json && console != null && console.isTerminal();
        return watched ? Progress.bar() : Progress.SILENT;
    }
}

package ai.hanzo.hmm.provider.probe;

import ai.hanzo.hmm.door.problem.Problem;
import ai.hanzo.hmm.door.request.Names;
import ai.hanzo.hmm.node.CannotStart;
import ai.hanzo.hmm.node.Lifetime;
import ai.hanzo.hmm.provider.door.ApiKey;
import ai.hanzo.hmm.provider.door.DoorKey;

import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Visibility;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;

/// Measures an inference server from outside and reports what it found.
@Command(
        name = "probe",
        description = {
            "Measure an inference server and report it to the exchange as an observer.",
            "A round is some requests, one after the other. It is reported with the 95th percentile"
                    + " of the answers' full times, their tokens by those times, and how many of the"
                    + " requests were answered whole."
        },
        mixinStandardHelpOptions = true,
        exitCodeListHeading = "Exit status:%n",
        exitCodeList = {
            "0:the door has taken a report of every round",
            "1:something is in the way: the door, the market, a key, a setting",
            "2:the command line cannot be understood",
            "3:a report was turned away, or the door stayed away for too long"
        },
        showDefaultValues = true)
public final class ProbeCommand implements Callable<Integer> {
    private static final int TAKEN = 0;
    private static final int LOST = 3;
    private static final double MS_PER_S = 1_000;

    @Option(
            names = "--url",
            paramLabel = "URL",
            required = true,
            description = "The server; its /v1/chat/completions is asked.")
    private String url;

    @Option(
            names = "--health",
            description = "Ask for the page at the URL itself: 2xx is an answer.")
    private boolean health;

    @Option(names = "--market", paramLabel = "MARKET", required = true)
    private String market;

    @Option(
            names = "--provider",
            paramLabel = "ACCOUNT",
            required = true,
            description = "Whose server it is.")
    private String provider;

    @Option(
            names = "--observer",
            paramLabel = "ACCOUNT",
            description = "Who reports. Default: the provider itself.")
    private String observer;

    @Option(
            names = "--door",
            paramLabel = "URL",
            description = "The exchange's.",
            defaultValue = "http://127.0.0.1:8080")
    private String doorUrl;

    @Option(
            names = "--requests",
            paramLabel = "N",
            description = "Of a round.",
            defaultValue = "10")
    private int requests;

    @Option(
            names = "--rounds",
            paramLabel = "N",
            description = "Default: 1, with --every until it is told to stop.",
            showDefaultValue = Visibility.NEVER)
    private Integer rounds;

    @Option(
            names = "--every",
            paramLabel = "SECONDS",
            description = "From the start of a round to that of the next. Default: 60.",
            showDefaultValue = Visibility.NEVER)
    private Double everySeconds;

    @Option(
            names = "--timeout",
            paramLabel = "SECONDS",
            description = "For a whole answer.",
            defaultValue = "30")
    private double timeoutSeconds;

    @Option(
            names = "--retry",
            paramLabel = "SECONDS",
            description = "How long to wait for the door, at the start and after the last round.",
            defaultValue = "60")
    private double retrySeconds;

    @Mixin private DoorKey doorKey;
    @Mixin private Question question;
    @ArgGroup private Secret secret = new Secret();
    @Mixin private Lifetime lifetime;

    /// Where the API key is.
    static final class Secret {
        @Option(
                names = "--api-key-env",
                paramLabel = "NAME",
                description = "The environment variable with the server's API key.")
        private String variable;

        @Option(
                names = "--api-key-file",
                paramLabel = "FILE",
                description = "A file with it, its owner's alone (chmod 600).")
        private Path file;

        Optional<ApiKey> key() throws IOException {
            if (variable != null) return Optional.of(ApiKey.ofVariable(variable, System.getenv()));
            return file == null ? Optional.empty() : Optional.of(ApiKey.ofFile(file));
        }
    }

    @Override
    public Integer call() throws InterruptedException {
        var settings = settings();
        try (var running = lifetime.begin();
                var door = doorKey.client(doorUrl);
                var asker = new Asker(target(), settings.timeout(), System::nanoTime)) {
            var time = new Time(System::nanoTime, System::currentTimeMillis, Ending.of(running));
            int lost = new Probe(settings, asker, door, time, running::say).run();
            return lost == 0 ? TAKEN : LOST;
        }
    }

    private ProbeSettings settings() {
        try {
            var subject =
                    new Report.Subject(
                            Names.name("--provider", provider),
                            Names.market("--market", market),
                            Names.name("--observer", observer == null ? provider : observer));
            return new ProbeSettings(
                    subject,
                    !health,
                    requests,
                    rounds == null ? (everySeconds == null ? 1 : 0) : rounds,
                    seconds(everySeconds == null ? 60 : everySeconds),
                    seconds(timeoutSeconds),
                    seconds(retrySeconds),
                    question.expected());
        } catch (IllegalArgumentException | Problem e) {
            throw new CannotStart(e.getMessage(), e);
        }
    }

    private Target target() {
        try {
            return health
                    ? Target.health(url, secret.key())
                    : Target.chat(url, question.chat(), secret.key());
        } catch (NoSuchFileException e) {
            throw new CannotStart("there is no file " + e.getFile(), e);
        } catch (IOException | IllegalArgumentException e) {
            throw new CannotStart("the server cannot be asked: " + e.getMessage(), e);
        }
    }

    private static Duration seconds(double seconds) {
        return Duration.ofMillis(Math.round(seconds * MS_PER_S));
    }
}

package ai.hanzo.hmm.provider.onboard;

import ai.hanzo.hmm.node.CannotStart;
import ai.hanzo.hmm.provider.door.DoorKey;
import ai.hanzo.hmm.provider.door.PatientDoor;

import com.fasterxml.jackson.databind.JsonNode;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;

/// Makes a provider of an account.
@Command(
        name = "onboard",
        description = {
            "Register, post a bond, attest and issue, as far as that is missing.",
            "The file holds lines: account, market, key (a file), bond (HANZO), raw and rate"
                    + " (capacity), issue (yes or no) and, where commands are signed, signing-key"
                    + " (a file); each as name = value."
        },
        mixinStandardHelpOptions = true,
        exitCodeListHeading = "Exit status:%n",
        exitCodeList = {
            "0:nothing is missing any more",
            "1:something is missing, in the way or refused",
            "2:the command line cannot be understood"
        },
        showDefaultValues = true)
public final class OnboardCommand implements Callable<Integer> {
    private static final int COMPLETE = 0;
    private static final int MISSING = 1;
    private static final long LONGEST_RENEW_MINUTES = 24 * 60 - 1;

    @Parameters(paramLabel = "FILE", description = "What the provider wants to have.")
    private Path file;

    @Option(names = "--check", description = "Only say what is missing; status 1 if anything is.")
    private boolean check;

    @Option(
            names = "--new-key",
            description = "Make the key where its file is not there, its owner's alone.")
    private boolean newKey;

    @Option(
            names = "--registered",
            description = "The account has registered this key by other means than this command.")
    private boolean registered;

    @Option(
            names = "--renew",
            paramLabel = "MINUTES",
            description = "Renew an attestation that ends within this time.",
            defaultValue = "60")
    private long renewMinutes;

    @Option(
            names = "--door",
            paramLabel = "URL",
            description = "The exchange's.",
            defaultValue = "http://127.0.0.1:8080")
    private String doorUrl;

    @Option(
            names = "--wait",
            paramLabel = "SECONDS",
            description = "For the door, and for what a command does to be shown.",
            defaultValue = "30")
    private long waitSeconds;

    @Mixin private DoorKey doorKey;
    @Spec private CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException {
        checkOptions();
        var plan = plan();
        try (var client = doorKey.client(doorUrl)) {
            var door = new PatientDoor(client, Duration.ofSeconds(waitSeconds));
            return walk(plan, door) ? COMPLETE : MISSING;
        }
    }

    private void checkOptions() {
        if (renewMinutes < 0 || renewMinutes > LONGEST_RENEW_MINUTES) {
            throw new CannotStart(
                    "--renew must be 0 to %d minutes, since a proof counts for a day: %d"
                            .formatted(LONGEST_RENEW_MINUTES, renewMinutes));
        }
        if (waitSeconds < 0) throw new CannotStart("--wait must be >= 0: " + waitSeconds);
    }

    private boolean walk(Plan plan, PatientDoor door) throws InterruptedException {
        var keys = new Keys(plan);
        var commands = new Commands(door, plan.account(), keys, System::currentTimeMillis);
        Nonces.Reader reader = () -> situation(plan, keys, commands, door);
        var nonces = new Nonces(plan, commands, door, reader);
        var renewMs = Duration.ofMinutes(renewMinutes).toMillis();
        var steps = Steps.of(plan, keys, commands, nonces, newKey, registered, renewMs);
        var walk = new Walk(steps, reader, door, this::say);
        return check ? walk.check() : walk.go();
    }

    private static Situation situation(Plan plan, Keys keys, Commands commands, PatientDoor door)
            throws InterruptedException {
        var market = "/v1/markets/" + plan.market();
        var quality = ofMarket(door.get("/v1/providers/" + plan.account() + "/quality"), plan);
        return new Situation(
                door.get(market),
                door.get(market + "/price"),
                door.find("/v1/accounts/" + plan.account() + "/balances", "UNKNOWN_ACCOUNT"),
                quality,
                RegisterStep.look(keys, commands, quality.isPresent()),
                System.currentTimeMillis());
    }

    private static Optional<JsonNode> ofMarket(JsonNode shown, Plan plan) {
        for (var each : shown.path("quality")) {
            if (each.path("market").asText().equals(plan.market())) return Optional.of(each);
        }
        return Optional.empty();
    }

    private Plan plan() {
        try {
            return Plan.read(file);
        } catch (NoSuchFileException e) {
            throw new CannotStart("there is no file " + e.getFile(), e);
        } catch (IOException | IllegalArgumentException e) {
            throw new CannotStart(file + ": " + e.getMessage(), e);
        }
    }

    private void say(String line) {
        var out = spec.commandLine().getOut();
        out.println(line);
        out.flush();
    }
}

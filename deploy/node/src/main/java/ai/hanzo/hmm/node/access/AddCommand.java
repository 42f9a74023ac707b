package ai.hanzo.hmm.node.access;

import ai.hanzo.hmm.door.access.Caller;
import ai.hanzo.hmm.door.access.Role;
import ai.hanzo.hmm.door.problem.Problem;
import ai.hanzo.hmm.door.request.Names;
import ai.hanzo.hmm.node.CannotStart;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.LongSupplier;

/// Makes a key. The key itself goes to standard output and nowhere else, what is said of it to
/// standard error.
@Command(
        name = "add",
        description = {
            "Make a key and print it, this once: the file keeps only its hash.",
            "Doors that run know it within seconds."
        },
        mixinStandardHelpOptions = true)
public final class AddCommand implements Callable<Integer> {
    private static final int LONGEST_NAME = 100;
    private static final Duration LONGEST = Duration.ofDays(3_650);

    @Mixin private FileOption file;

    @Option(
            names = "--name",
            paramLabel = "TEXT",
            description = "For people: whose it is, what for.",
            required = true)
    private String name;

    @Option(
            names = "--role",
            paramLabel = "ROLE",
            split = ",",
            description =
                    "What it may do: trader, provider, observer, treasury, operator; may be"
                            + " repeated.",
            required = true)
    private Set<Role> roles;

    @Option(
            names = "--account",
            paramLabel = "ACCOUNT",
            split = ",",
            description =
                    "For whom a trader, provider or observer acts: accounts, or '*' for every one;"
                            + " may be repeated.")
    private Set<String> accounts = Set.of();

    @Option(
            names = "--expires-in",
            paramLabel = "DURATION",
            description = "How long it is good, for example P90D; for ever unless given.")
    private Duration expiresIn;

    @Spec private CommandSpec spec;

    private final LongSupplier nowMs;

    public AddCommand() {
        this(System::currentTimeMillis);
    }

    AddCommand(LongSupplier nowMs) {
        this.nowMs = nowMs;
    }

    @Override
    public Integer call() {
        check();
        long now = nowMs.getAsLong();
        long until = expiresIn == null ? Long.MAX_VALUE : now + expiresIn.toMillis();
        var key = file.in(keys -> keys.add(name, accounts, roles, now, until));
        var line = spec.commandLine();
        line.getOut().println(key);
        line.getOut().flush();
        line.getErr().printf("%s is shown this once: keep it where it is used%n", id(key));
        line.getErr().flush();
        return 0;
    }

    private void check() {
        if (name.isBlank()
                || name.length() > LONGEST_NAME
                || name.codePoints().anyMatch(Character::isISOControl)) {
            throw new CannotStart("--name must be 1 to 100 printable characters");
        }
        if (expiresIn != null && (!expiresIn.isPositive() || expiresIn.compareTo(LONGEST) > 0)) {
            throw new CannotStart("--expires-in must be above zero and at most P3650D");
        }
        accounts.forEach(AddCommand::check);
    }

    private static void check(String account) {
        if (account.equals(Caller.ANY)) return;
        try {
            Names.name("--account", account);
        } catch (Problem e) {
            throw new CannotStart(e.getMessage(), e);
        }
    }

    private static String id(String key) {
        return "key " + key.split("_", 3)[1];
    }
}

package ai.hanzo.hmm.node.access;

import ai.hanzo.hmm.door.access.ApiKey;
import ai.hanzo.hmm.door.access.ApiKeyFile;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;

/// Shows the keys, in the order they were made.
@Command(
        name = "list",
        description = "Show the keys: id, until when they are good, roles, accounts, name.",
        mixinStandardHelpOptions = true)
public final class ListCommand implements Callable<Integer> {
    private static final String ROW = "%-12s  %-20s  %-20s  %-24s  %-24s  %s%n";

    @Mixin private FileOption file;
    @Spec private CommandSpec spec;

    private final LongSupplier nowMs;

    public ListCommand() {
        this(System::currentTimeMillis);
    }

    ListCommand(LongSupplier nowMs) {
        this.nowMs = nowMs;
    }

    @Override
    public Integer call() {
        var keys = file.in(ApiKeyFile::read);
        var out = spec.commandLine().getOut();
        out.printf(ROW, "key", "made", "good until", "roles", "accounts", "name");
        for (var key : keys) {
            out.printf(
                    ROW,
                    key.id(),
                    time(key.createdMs()),
                    until(key),
                    sorted(key.roles()).toLowerCase(Locale.ROOT),
                    sorted(key.accounts()),
                    key.name());
        }
        out.flush();
        return 0;
    }

    private String until(ApiKey key) {
        if (key.expiresMs() == Long.MAX_VALUE) return "for ever";
        return key.expiresMs() <= nowMs.getAsLong() ? "over" : time(key.expiresMs());
    }

    private static String time(long ms) {
        return Instant.ofEpochMilli(ms).truncatedTo(ChronoUnit.SECONDS).toString();
    }

    private static String sorted(Collection<?> items) {
        return items.stream().map(Object::toString).sorted().collect(Collectors.joining(","));
    }
}

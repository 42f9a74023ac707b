package ai.hanzo.hmm.node.keys;

import ai.hanzo.hmm.streams.token.TokenKey;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

import java.time.Instant;
import java.util.concurrent.Callable;
import java.util.function.LongSupplier;

/// Shows the keys, the oldest first.
@Command(
        name = "list",
        description = "Show the keys: id, from when on they sign, and whether they sign now.",
        mixinStandardHelpOptions = true)
public final class ListCommand implements Callable<Integer> {
    private static final String ROW = "%-43s  %-20s  %s%n";

    @Mixin private FolderOption keys;
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
        var set = keys.read();
        long now = nowMs.getAsLong();
        var signing = set.keyFor(now);
        var out = spec.commandLine().getOut();
        out.printf(ROW, "key", "active from", "signs");
        for (var key : set.keys()) {
            out.printf(ROW, key.keyId(), from(key), signs(key, signing));
        }
        out.flush();
        return 0;
    }

    private static String from(TokenKey key) {
        return key.activeFromMs() == 0
                ? "the beginning"
                : Instant.ofEpochMilli(key.activeFromMs()).toString();
    }

    private static String signs(TokenKey key, TokenKey signing) {
        if (key == signing) return "now";
        return key.activeFromMs() < signing.activeFromMs() ? "no longer" : "not yet";
    }
}

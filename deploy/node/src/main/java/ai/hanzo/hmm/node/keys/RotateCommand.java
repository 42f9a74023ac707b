package ai.hanzo.hmm.node.keys;

import ai.hanzo.hmm.node.CannotStart;
import ai.hanzo.hmm.streams.token.UnusableKeys;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Callable;
import java.util.function.LongSupplier;

/// Makes the next key. It becomes active later, so that every program and every verifier knows it
/// before its first token.
@Command(
        name = "rotate",
        description = {
            "Make a key that signs the tokens of all allocations from a time on.",
            "Programs that run see it within seconds."
        },
        mixinStandardHelpOptions = true,
        showDefaultValues = true)
public final class RotateCommand implements Callable<Integer> {
    /// Programs look every two seconds, and clocks differ a little.
    private static final Duration SOONEST = Duration.ofSeconds(10);

    private static final Duration LATEST = Duration.ofDays(365);
    private static final long SECOND_MS = 1_000;

    @Mixin private FolderOption keys;

    @Option(
            names = "--in",
            paramLabel = "DURATION",
            description = "How long from now on, PT10S to P365D; rounded up to a whole second.",
            defaultValue = "PT10M")
    private Duration in;

    @Spec private CommandSpec spec;

    private final LongSupplier nowMs;

    public RotateCommand() {
        this(System::currentTimeMillis);
    }

    RotateCommand(LongSupplier nowMs) {
        this.nowMs = nowMs;
    }

    @Override
    public Integer call() {
        if (in.compareTo(SOONEST) < 0 || in.compareTo(LATEST) > 0) {
            throw new CannotStart("--in must be PT10S to P365D: " + in);
        }
        long from = Math.ceilDiv(nowMs.getAsLong() + in.toMillis(), SECOND_MS) * SECOND_MS;
        requireAfterLast(from);
        make(from);
        var out = spec.commandLine().getOut();
        out.printf(
                "%s signs for allocations from %s on%n",
                keys.read().keyFor(from).keyId(), Instant.ofEpochMilli(from));
        out.flush();
        return 0;
    }

    private void requireAfterLast(long from) {
        var last = keys.read().keys().getLast();
        if (from > last.activeFromMs()) return;
        throw new CannotStart(
                "the new key must become active after the last one, %s of %s: choose another --in"
                        .formatted(last.keyId(), Instant.ofEpochMilli(last.activeFromMs())));
    }

    private void make(long from) {
        try {
            if (keys.folder().create(from)) return;
        } catch (UnusableKeys e) {
            throw new CannotStart(e.getMessage(), e);
        }
        throw new CannotStart("another key of that time has just been made");
    }
}

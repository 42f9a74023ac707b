package ai.hanzo.hmm.node.keys;

import ai.hanzo.hmm.node.CannotStart;
import ai.hanzo.hmm.streams.token.TokenKey;
import ai.hanzo.hmm.streams.token.TokenKeySet;
import ai.hanzo.hmm.streams.token.UnusableKeys;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import java.time.Instant;
import java.util.concurrent.Callable;
import java.util.function.LongSupplier;

/// Takes a key away that signs no longer.
@Command(
        name = "remove",
        description = {
            "Take away a key that signs no longer, for ever.",
            "Its tokens are refused from then on by all who ask for the published keys again,"
                    + " expired or not."
        },
        mixinStandardHelpOptions = true)
public final class RemoveCommand implements Callable<Integer> {
    @Mixin private FolderOption keys;

    @Parameters(paramLabel = "KEY", description = "Its id, as hmm keys list shows it.")
    private String keyId;

    @Spec private CommandSpec spec;

    private final LongSupplier nowMs;

    public RemoveCommand() {
        this(System::currentTimeMillis);
    }

    RemoveCommand(LongSupplier nowMs) {
        this.nowMs = nowMs;
    }

    @Override
    public Integer call() {
        var set = keys.read();
        var key = named(set);
        if (key.activeFromMs() >= set.keyFor(nowMs.getAsLong()).activeFromMs()) {
            throw new CannotStart(
                    "%s signs now or will: only a key that signs no longer can be taken away"
                            .formatted(keyId));
        }
        remove(key);
        var out = spec.commandLine().getOut();
        out.printf(
                "%s is gone: tokens of allocations that began before %s and have not expired are"
                        + " refused by verifiers that ask for the keys again%n",
                keyId, Instant.ofEpochMilli(next(set, key).activeFromMs()));
        out.flush();
        return 0;
    }

    private TokenKey named(TokenKeySet set) {
        return set.keys().stream()
                .filter(key -> key.keyId().equals(keyId))
                .findFirst()
                .orElseThrow(() -> new CannotStart("there is no key " + keyId));
    }

    private void remove(TokenKey key) {
        try {
            keys.folder().remove(key);
        } catch (UnusableKeys e) {
            throw new CannotStart(e.getMessage(), e);
        }
    }

    private static TokenKey next(TokenKeySet set, TokenKey key) {
        return set.keys().get(set.keys().indexOf(key) + 1);
    }
}

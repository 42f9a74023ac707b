package ai.hanzo.hmm.node.access;

import ai.hanzo.hmm.node.CannotStart;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import java.util.concurrent.Callable;

/// Takes a key away.
@Command(
        name = "remove",
        description = "Take a key away for ever. Doors that run refuse it within seconds.",
        mixinStandardHelpOptions = true)
public final class RemoveCommand implements Callable<Integer> {
    @Mixin private FileOption file;

    @Parameters(paramLabel = "KEY", description = "Its id, as hmm api-keys list shows it.")
    private String id;

    @Spec private CommandSpec spec;

    @Override
    public Integer call() {
        if (!file.in(keys -> keys.remove(id))) throw new CannotStart("there is no key " + id);
        var out = spec.commandLine().getOut();
        out.printf("%s is gone%n", id);
        out.flush();
        return 0;
    }
}

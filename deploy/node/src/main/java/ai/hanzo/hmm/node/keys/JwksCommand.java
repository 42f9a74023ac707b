package ai.hanzo.hmm.node.keys;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

import java.util.concurrent.Callable;

/// Prints what a door without the private keys publishes.
@Command(
        name = "jwks",
        description = "Print the public halves of all keys, for hmm door --jwks.",
        mixinStandardHelpOptions = true)
public final class JwksCommand implements Callable<Integer> {
    @Mixin private FolderOption keys;
    @Spec private CommandSpec spec;

    @Override
    public Integer call() {
        var out = spec.commandLine().getOut();
        out.println(keys.read().jwks());
        out.flush();
        return 0;
    }
}

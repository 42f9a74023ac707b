package ai.hanzo.hmm.node.keys;

import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;

/// The keys that sign access tokens.
@Command(
        name = "keys",
        description = "Rotate the keys that sign access tokens.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            ListCommand.class,
            RotateCommand.class,
            RemoveCommand.class,
            JwksCommand.class,
            HelpCommand.class
        })
public final class KeysCommand {}

package ai.hanzo.hmm.node.access;

import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;

/// Who is let in at a guarded door.
@Command(
        name = "api-keys",
        description = "Make, show and take away the API keys of a guarded door.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {AddCommand.class, ListCommand.class, RemoveCommand.class, HelpCommand.class})
public final class ApiKeysCommand {}

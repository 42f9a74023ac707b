package ai.hanzo.hmm.provider.token;

import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;

/// Access tokens.
@Command(
        name = "token",
        description = "Check access tokens.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {VerifyCommand.class, HelpCommand.class})
public final class TokenCommand {}

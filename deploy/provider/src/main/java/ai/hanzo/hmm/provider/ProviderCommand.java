package ai.hanzo.hmm.provider;

import ai.hanzo.hmm.provider.onboard.OnboardCommand;
import ai.hanzo.hmm.provider.probe.ProbeCommand;

import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;

/// The tools of who sells compute, and of who measures it.
@Command(
        name = "provider",
        description = "What a provider and its observers need.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {OnboardCommand.class, ProbeCommand.class, HelpCommand.class})
public final class ProviderCommand {}

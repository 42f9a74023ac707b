package ai.hanzo.hmm.cli;

import ai.hanzo.hmm.bench.BenchCommand;
import ai.hanzo.hmm.chaos.ChaosCommand;
import ai.hanzo.hmm.check.CheckCommand;
import ai.hanzo.hmm.local.BrokerCommand;
import ai.hanzo.hmm.local.UpCommand;
import ai.hanzo.hmm.local.demo.DemoCommand;
import ai.hanzo.hmm.node.CannotStart;
import ai.hanzo.hmm.node.DoorCommand;
import ai.hanzo.hmm.node.StreamsCommand;
import ai.hanzo.hmm.node.TopicsCommand;
import ai.hanzo.hmm.node.access.ApiKeysCommand;
import ai.hanzo.hmm.node.keys.KeysCommand;
import ai.hanzo.hmm.provider.ProviderCommand;
import ai.hanzo.hmm.provider.token.TokenCommand;
import ai.hanzo.hmm.simulate.SignCommand;
import ai.hanzo.hmm.simulate.SimulateCommand;

import org.slf4j.LoggerFactory;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.IVersionProvider;

/// The `hmm` command.
@Command(
        name = "hmm",
        description = "The market for AI compute.",
        mixinStandardHelpOptions = true,
        versionProvider = Main.Build.class,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            UpCommand.class,
            DemoCommand.class,
            CheckCommand.class,
            SimulateCommand.class,
            SignCommand.class,
            ProviderCommand.class,
            TokenCommand.class,
            BenchCommand.class,
            ChaosCommand.class,
            TopicsCommand.class,
            StreamsCommand.class,
            DoorCommand.class,
            KeysCommand.class,
            ApiKeysCommand.class,
            BrokerCommand.class,
            HelpCommand.class
        })
public final class Main {
    private Main() {}

    public static void main(String[] arguments) {
        System.exit(commandLine().execute(arguments));
    }

    /// The command line with everything that it understands.
    static CommandLine commandLine() {
        return new CommandLine(new Main())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionExceptionHandler((failure, line, _) -> report(failure, line));
    }

    /// What is in the user's hands is said in a sentence; anything else is a fault of the program.
    private static int report(Exception failure, CommandLine line) {
        if (failure instanceof CannotStart) {
            line.getErr().println("hmm: " + failure.getMessage());
        } else {
            LoggerFactory.getLogger(Main.class)
                    .error("{} failed: {}", line.getCommandName(), failure.toString(), failure);
        }
        return line.getCommandSpec().exitCodeOnExecutionException();
    }

    /// The version that the build wrote into the jar.
    static final class Build implements IVersionProvider {
        @Override
        public String[] getVersion() {
            var version = Main.class.getPackage().getImplementationVersion();
            return new String[] {
                "hmm " + (version == null ? "from classes" : version), "Java " + Runtime.version()
            };
        }
    }
}

package ai.hanzo.hmm.simulate;

import ai.hanzo.hmm.node.CannotStart;
import ai.hanzo.hmm.node.setup.MarketCatalogue;
import ai.hanzo.hmm.wire.MarketDefinition;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;

/// Runs the exchange offline: commands in, what happened out.
@Command(
        name = "simulate",
        description = {
            "Run the exchange offline: one JSON command a line in, one JSON event a line out.",
            "The same input gives the same output, to the byte; no Kafka, no clock."
        },
        mixinStandardHelpOptions = true,
        exitCodeListHeading = "Exit status:%n",
        exitCodeList = {
            "0:every line was understood",
            "1:a line was not, or a file cannot be read or written",
            "2:the command line cannot be understood"
        })
public final class SimulateCommand implements Callable<Integer> {
    private static final int UNDERSTOOD = 0;
    private static final int NOT_UNDERSTOOD = 1;

    @Option(
            names = {"--market", "--markets"},
            paramLabel = "FILE",
            description = "A catalogue of the markets that are open; else the built-in ones.")
    private Path market;

    @Option(
            names = "--input",
            paramLabel = "FILE",
            description = "The commands; else they are read from standard input.")
    private Path input;

    @Option(names = "--quiet", description = "Do not say at the end how many there were.")
    private boolean quiet;

    @Spec private CommandSpec spec;

    private final InputStream standardInput;
    private final OutputStream standardOutput;

    /// Between standard input and standard output.
    public SimulateCommand() {
        // Not those of System: a print stream hides that nobody reads it any more.
        this(System.in, new FileOutputStream(FileDescriptor.out));
    }

    SimulateCommand(InputStream standardInput, OutputStream standardOutput) {
        this.standardInput = standardInput;
        this.standardOutput = standardOutput;
    }

    @Override
    public Integer call() {
        var catalogue = market == null ? MarketCatalogue.builtIn() : MarketCatalogue.read(market);
        try {
            return input == null ? run(catalogue, standardInput) : run(catalogue);
        } catch (Run.Unwritten e) {
            if (e.isPipeClosed()) return UNDERSTOOD;
            throw new CannotStart("cannot write the events: " + e.getMessage(), e);
        } catch (IOException e) {
            throw new CannotStart("cannot read the commands: " + e.getMessage(), e);
        } catch (OutOfMemoryError e) {
            throw new CannotStart(
                    "the heap cannot hold what must be remembered for a day of the input's time:"
                            + " give it more, as HMM_OPTS=-Xmx4g does",
                    e);
        }
    }

    private int run(List<MarketDefinition> catalogue) throws IOException {
        try (var file = new FileInputStream(input.toFile())) {
            return run(catalogue, file);
        }
    }

    private int run(List<MarketDefinition> catalogue, InputStream in) throws IOException {
        long begunNanos = System.nanoTime();
        var tally = Run.of(catalogue, in, standardOutput);
        if (!quiet) {
            var err = spec.commandLine().getErr();
            err.println("hmm: " + tally.inWords(System.nanoTime() - begunNanos));
            err.flush();
        }
        return tally.unread() == 0 ? UNDERSTOOD : NOT_UNDERSTOOD;
    }
}

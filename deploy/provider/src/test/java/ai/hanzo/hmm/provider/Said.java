package ai.hanzo.hmm.provider;

import picocli.CommandLine;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.concurrent.atomic.AtomicReference;

/// What a command line of `hmm provider`, or of another command here, came to.
///
/// @param failure what it threw; null where it threw nothing
public record Said(int status, String out, String err, Exception failure) {
    /// @param words after `provider`, each between blanks
    public static Said by(String words) {
        return by(words.strip().split(" +"));
    }

    public static Said by(String... words) {
        return of(new ProviderCommand(), words);
    }

    /// @param command the one that the words are said to
    public static Said of(Object command, String... words) {
        var out = new StringWriter();
        var err = new StringWriter();
        var failure = new AtomicReference<Exception>();
        int status =
                new CommandLine(command)
                        .setOut(new PrintWriter(out))
                        .setErr(new PrintWriter(err))
                        .setExecutionExceptionHandler(
                                (thrown, line, _) -> {
                                    failure.set(thrown);
                                    line.getErr().println("hmm: " + thrown.getMessage());
                                    return line.getCommandSpec().exitCodeOnExecutionException();
                                })
                        .execute(words);
        return new Said(status, out.toString(), err.toString(), failure.get());
    }
}

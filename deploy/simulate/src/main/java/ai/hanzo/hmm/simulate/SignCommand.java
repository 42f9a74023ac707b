package ai.hanzo.hmm.simulate;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import ai.hanzo.hmm.door.problem.Problem;
import ai.hanzo.hmm.market.ledger.Signature;
import ai.hanzo.hmm.node.CannotStart;
import ai.hanzo.hmm.streams.key.KeyFile;
import ai.hanzo.hmm.streams.signature.CommandSigner;
import ai.hanzo.hmm.streams.signature.SigningKey;

import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

import java.io.BufferedReader;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.concurrent.Callable;

/// Signs commands with an account's key.
@Command(
        name = "sign",
        description = {
            "Sign commands of an account that has registered a key.",
            "One JSON command a line in, as hmm simulate takes it; the same line with its"
                    + " signature out."
        },
        mixinStandardHelpOptions = true,
        exitCodeListHeading = "Exit status:%n",
        exitCodeList = {
            "0:every line was signed",
            "1:a line or a key was not understood, or a file cannot be read or written",
            "2:the command line cannot be understood"
        })
public final class SignCommand implements Callable<Integer> {
    @ArgGroup(multiplicity = "1")
    private Task task;

    @Option(
            names = "--at",
            paramLabel = "MS",
            description =
                    "When it is signed, ms since 1970; else the line's timestamp, else now. A"
                            + " signature counts for an hour.")
    private Long at;

    /// What to do.
    static final class Task {
        @ArgGroup(exclusive = false)
        private Signing signing;

        @Option(
                names = "--bytes",
                description = "Print what is to be signed, in hex, without a key.")
        private boolean bytes;

        @Option(
                names = "--new",
                paramLabel = "FILE",
                description = "Make a key, write it to a new file and print its public half.")
        private Path fresh;
    }

    /// What to do with a key.
    static final class Signing {
        @Option(
                names = "--key",
                required = true,
                paramLabel = "FILE",
                description =
                        "The private key: 64 hex digits, or PEM as openssl genpkey -algorithm"
                                + " ed25519 writes it. Its owner's alone (chmod 600).")
        private Path key;

        @ArgGroup private Shape shape = new Shape();
    }

    /// What is printed instead of the line.
    static final class Shape {
        @Option(names = "--headers", description = "Print the three headers for the door instead.")
        private boolean headers;

        @Option(names = "--public", description = "Print the key's public half and read nothing.")
        private boolean open;
    }

    /// What is said of one command.
    private interface Answer {
        String to(LineToSign line, long atMs);
    }

    private final InputStream standardInput;
    private final OutputStream standardOutput;

    /// Between standard input and standard output.
    public SignCommand() {
        this(System.in, new FileOutputStream(FileDescriptor.out));
    }

    SignCommand(InputStream standardInput, OutputStream standardOutput) {
        this.standardInput = standardInput;
        this.standardOutput = standardOutput;
    }

    @Override
    public Integer call() {
        try {
            if (task.fresh != null) print(create(task.fresh));
            else if (task.bytes) answerAll(SignCommand::bytes);
            else sign(signer(task.signing.key), task.signing.shape);
            return 0;
        } catch (NoSuchFileException e) {
            throw new CannotStart("there is no file " + e.getFile(), e);
        } catch (IOException e) {
            throw new CannotStart("cannot sign: " + e.getMessage(), e);
        }
    }

    private static String create(Path file) throws IOException {
        var key = SigningKey.random();
        if (!new KeyFile(file).createIfAbsent(key.pem())) {
            throw new CannotStart(file + " is there already: a key is never written over");
        }
        return key.publicKey();
    }

    private static CommandSigner signer(Path file) throws IOException {
        try {
            return CommandSigner.withKeyOf(file);
        } catch (IllegalArgumentException e) {
            throw new CannotStart(file + ": " + e.getMessage(), e);
        }
    }

    private void sign(CommandSigner signer, Shape shape) throws IOException {
        if (shape.open) print(signer.publicKey());
        else if (shape.headers) answerAll((line, ms) -> headers(signer.sign(line.input(), ms)));
        else answerAll((line, ms) -> line.with(signer.sign(line.input(), ms)));
    }

    /// A character a byte: what is passed on is what came.
    private void answerAll(Answer answer) throws IOException {
        var in = new BufferedReader(new InputStreamReader(standardInput, ISO_8859_1));
        long number = 0;
        for (var text = in.readLine(); text != null; text = in.readLine()) {
            number++;
            if (!text.isBlank()) print(answer(answer, number, text));
        }
    }

    private String answer(Answer answer, long number, String text) {
        try {
            var line = LineToSign.read(number, text, System::currentTimeMillis);
            return answer.to(line, at == null ? line.atMs() : at);
        } catch (Problem e) {
            throw new CannotStart("line " + number + ": " + e.code() + ": " + e.getMessage(), e);
        } catch (IllegalArgumentException e) {
            throw new CannotStart("line " + number + ": " + e.getMessage(), e);
        }
    }

    private static String bytes(LineToSign line, long atMs) {
        return HexFormat.of().formatHex(CommandSigner.bytesOf(line.input(), atMs));
    }

    private static String headers(Signature signature) {
        return "Hmm-Key: %s\nHmm-Signed-At: %d\nHmm-Signature: %s"
                .formatted(signature.key(), signature.signedAtMs(), signature.hex());
    }

    private void print(String line) throws IOException {
        standardOutput.write((line + '\n').getBytes(ISO_8859_1));
        standardOutput.flush();
    }
}

package ai.hanzo.hmm.provider.token;

import ai.hanzo.hmm.node.CannotStart;
import ai.hanzo.hmm.provider.door.DoorKey;
import ai.hanzo.hmm.streams.token.Revocations;
import ai.hanzo.hmm.streams.token.TokenRejected;
import ai.hanzo.hmm.streams.token.TokenVerifier;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.Callable;

/// Checks one token as its provider would.
@Command(
        name = "verify",
        description = {
            "Check an access token, offline unless a door is named.",
            "The claims of a good one go to standard output, the reason why it is none to standard"
                    + " error."
        },
        mixinStandardHelpOptions = true,
        exitCodeListHeading = "Exit status:%n",
        exitCodeList = {
            "0:the token is good",
            "1:it is not",
            "2:that could not be found out, or the command line cannot be understood"
        },
        exitCodeOnExecutionException = 2)
public final class VerifyCommand implements Callable<Integer> {
    private static final String STANDARD_INPUT = "-";
    private static final int MAX_BYTES = 16 * 1024;

    @Option(
            names = "--provider",
            paramLabel = "ACCOUNT",
            description = "Whose capacity it is to open.",
            required = true)
    private String provider;

    @Option(
            names = "--jwks",
            paramLabel = "FILE|URL",
            description = "The published keys: a file, or where a door has them.",
            required = true)
    private String jwks;

    @Option(
            names = "--door",
            paramLabel = "URL",
            description = "Ask this door too whether the allocation is still open.")
    private String door = "";

    @Parameters(
            paramLabel = "TOKEN",
            description =
                    "The token; - reads it from standard input, so that no list of processes"
                            + " shows it.")
    private String token;

    @Mixin private DoorKey doorKey;
    @Spec private CommandSpec spec;

    private final InputStream standardInput;
    private final InstantSource clock;

    public VerifyCommand() {
        this(System.in, InstantSource.system());
    }

    VerifyCommand(InputStream standardInput, InstantSource clock) {
        this.standardInput = standardInput;
        this.clock = clock;
    }

    @Override
    public Integer call() {
        var verifier = verifier();
        var text = token.equals(STANDARD_INPUT) ? read() : token;
        var line = spec.commandLine();
        try {
            line.getOut().println(check(verifier, text));
            line.getOut().flush();
            return 0;
        } catch (TokenRejected e) {
            line.getErr().println(e.getMessage());
            line.getErr().flush();
            return 1;
        }
    }

    private String check(TokenVerifier verifier, String text) {
        Instant now = clock.instant();
        if (door.isEmpty()) return verifier.verify(text, provider, now).canonicalJson();
        try (var client = doorKey.client(door)) {
            Revocations asked = new AskedDoor(client);
            return verifier.verify(text, provider, now, asked).canonicalJson();
        }
    }

    private TokenVerifier verifier() {
        try {
            return new TokenVerifier(JwksSource.of(jwks).get());
        } catch (IllegalArgumentException e) {
            throw new CannotStart("--jwks " + jwks + " is " + e.getMessage(), e);
        }
    }

    private String read() {
        try {
            var bytes = standardInput.readNBytes(MAX_BYTES);
            return new String(bytes, StandardCharsets.UTF_8).strip();
        } catch (IOException e) {
            throw new CannotStart("cannot read the token: " + e.getMessage(), e);
        }
    }
}

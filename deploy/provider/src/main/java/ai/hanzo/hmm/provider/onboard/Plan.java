package ai.hanzo.hmm.provider.onboard;

import ai.hanzo.hmm.door.problem.Problem;
import ai.hanzo.hmm.door.request.Decimals;
import ai.hanzo.hmm.door.request.Names;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;

/// What a provider wants to have in a market.
///
/// @param key the file of the key that it registers and attests with
/// @param signingKey that of the key that its commands are signed with, where it has registered one
/// @param bondMicros posted, uH
/// @param rawMicros brought once, millionths of the market's raw unit
/// @param rateMicros what it can run at once, all in all, millionths of the market's unit of rate
/// @param issue whether the capacity is to be brought
record Plan(
        String account,
        String market,
        Path key,
        Optional<Path> signingKey,
        long bondMicros,
        long rawMicros,
        long rateMicros,
        boolean issue) {
    private static final Set<String> NAMES =
            Set.of("account", "market", "key", "signing-key", "bond", "raw", "rate", "issue");

    /// From a file of lines `name = value`. Files that it names are beside it unless their paths
    /// are absolute.
    ///
    /// @throws IOException when it cannot be read
    /// @throws IllegalArgumentException with a sentence
    static Plan read(Path file) throws IOException {
        var given = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            given.load(reader);
        }
        var unknown = new TreeSet<>(given.stringPropertyNames());
        unknown.removeAll(NAMES);
        if (!unknown.isEmpty()) {
            throw new IllegalArgumentException(
                    "there is no %s here; there are %s"
                            .formatted(unknown.first(), String.join(", ", new TreeSet<>(NAMES))));
        }
        return of(given, file);
    }

    private static Plan of(Properties given, Path file) {
        try {
            return new Plan(
                    Names.name("account", text(given, "account")),
                    Names.market("market", text(given, "market")),
                    file.resolveSibling(text(given, "key")),
                    Optional.ofNullable(given.getProperty("signing-key")).map(file::resolveSibling),
                    positive(given, "bond"),
                    positive(given, "raw"),
                    positive(given, "rate"),
                    yes(given, "issue"));
        } catch (Problem e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
    }

    private static String text(Properties given, String name) {
        var text = given.getProperty(name, "").strip();
        if (text.isEmpty()) throw new IllegalArgumentException(name + " is missing");
        return text;
    }

    private static long positive(Properties given, String name) {
        long micros = Decimals.parse(name, text(given, name));
        if (micros == 0) throw new IllegalArgumentException(name + " must be above zero");
        return micros;
    }

    private static boolean yes(Properties given, String name) {
        return switch (text(given, name)) {
            case "yes" -> true;
            case "no" -> false;
            default -> throw new IllegalArgumentException(name + " must be yes or no");
        };
    }
}

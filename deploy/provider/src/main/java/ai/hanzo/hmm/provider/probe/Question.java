package ai.hanzo.hmm.provider.probe;

import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;

import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/// What a server is asked, and what a right answer is. A mixin of the probe.
final class Question {
    @Option(
            names = "--model",
            paramLabel = "NAME",
            description = "Which model is asked; a server with but one needs no name.")
    private String model;

    @Option(
            names = "--prompt",
            paramLabel = "TEXT",
            description = "What it is asked.",
            defaultValue = "Name the planets from the sun outwards, one a line.")
    private String prompt;

    @Option(
            names = "--max-tokens",
            paramLabel = "N",
            description = "The most it is to answer. More is no answer.",
            defaultValue = "128")
    private int maxTokens;

    @Option(
            names = "--no-stream",
            description =
                    "Ask for answers in one piece: no time to the first token, and no tokens"
                            + " where the server tells no usage.")
    private boolean whole;

    @ArgGroup private Expectation expectation = new Expectation();

    /// What makes an answer right.
    static final class Expectation {
        @Option(
                names = "--expect",
                paramLabel = "TEXT",
                description = "A right answer contains this; accuracy is reported.")
        private String text;

        @Option(
                names = "--expect-pattern",
                paramLabel = "REGEX",
                description = "Likewise a match of this regular expression.")
        private String regex;
    }

    ChatSettings chat() {
        return new ChatSettings(Optional.ofNullable(model), prompt, maxTokens, !whole);
    }

    /// @throws IllegalArgumentException with a sentence
    Optional<Predicate<String>> expected() {
        if (expectation.text != null) {
            var text = expectation.text;
            return Optional.of(answer -> answer.contains(text));
        }
        if (expectation.regex == null) return Optional.empty();
        try {
            return Optional.of(Pattern.compile(expectation.regex).asPredicate());
        } catch (PatternSyntaxException e) {
            throw new IllegalArgumentException(
                    "--expect-pattern is no regular expression: " + e.getDescription(), e);
        }
    }
}

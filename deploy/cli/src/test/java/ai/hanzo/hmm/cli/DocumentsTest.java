package ai.hanzo.hmm.cli;

import static org.assertj.core.api.Assertions.assertThat;

import static java.util.stream.Collectors.toSet;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import picocli.CommandLine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// The project's documents, held against what they speak of: places and the command line.
class DocumentsTest {
    private static final Path PROJECT = Path.of("..", "..");
    private static final Pattern COMMAND =
            Pattern.compile("(?:^|[ |`$])(?:\\./)?hmm ((?:[a-z]+(?:-[a-z]+)*\\b ?)+)([^#|;`]*)");
    private static final Pattern OPTION = Pattern.compile("(?<![\\w-])--[a-z][a-z-]*");

    /// Speaks of another's command, `kafka-acls.sh`.
    private static final String OF_KAFKA = "kafka-acls.md";

    private static List<Document> documents;

    @BeforeAll
    static void read() throws IOException {
        documents = Document.below(PROJECT);
        assertThat(documents).hasSizeGreaterThan(10);
    }

    @Test
    void linksLeadSomewhere() throws IOException {
        var dead = new ArrayList<String>();
        for (var document : documents) {
            for (var link : document.links()) {
                if (!leadsSomewhere(document, link)) dead.add(document.path() + ": " + link);
            }
        }
        assertThat(dead).isEmpty();
    }

    @Test
    void commandsHaveTheOptionsThatTheyAreShownWith() {
        var unknown = new ArrayList<String>();
        int shown = 0;
        for (var document : documents) {
            for (var line : document.blocks()) {
                var command = COMMAND.matcher(line);
                if (!command.find() || !line.contains("./hmm")) continue;
                shown++;
                var called = called(command.group(1).strip().split(" "));
                for (var option : options(command.group(2))) {
                    if (!options(called).contains(option)) {
                        unknown.add(document.path() + ": " + line);
                    }
                }
            }
        }
        assertThat(unknown).isEmpty();
        assertThat(shown).as("commands shown").isGreaterThan(20);
    }

    @Test
    void optionsThatAreSpokenOfExist() {
        var known =
                all(Main.commandLine()).flatMap(line -> options(line).stream()).collect(toSet());
        var unknown = new ArrayList<String>();
        for (var document : documents) {
            if (document.path().endsWith(OF_KAFKA)) continue;
            for (var text : document.inline()) {
                var others = new HashSet<>(options(text));
                others.removeAll(known);
                others.forEach(option -> unknown.add(document.path() + ": " + option));
            }
        }
        assertThat(unknown).isEmpty();
    }

    private static boolean leadsSomewhere(Document document, String link) throws IOException {
        var parts = link.split("#", 2);
        var target =
                parts[0].isEmpty() ? document.path() : document.path().resolveSibling(parts[0]);
        if (!Files.exists(target)) return false;
        return parts.length == 1 || Document.read(target).anchors().contains(parts[1]);
    }

    /// The command that the first words name, as far as they do.
    private static CommandLine called(String[] words) {
        var line = Main.commandLine();
        for (var word : words) {
            var below = line.getSubcommands().get(word);
            if (below == null) return line;
            line = below;
        }
        return line;
    }

    private static Set<String> options(CommandLine line) {
        return line.getCommandSpec().options().stream()
                .flatMap(option -> Arrays.stream(option.names()))
                .collect(toSet());
    }

    private static List<String> options(String text) {
        return OPTION.matcher(text).results().map(found -> found.group()).toList();
    }

    private static Stream<CommandLine> all(CommandLine line) {
        return Stream.concat(
                Stream.of(line),
                line.getSubcommands().values().stream().distinct().flatMap(DocumentsTest::all));
    }
}

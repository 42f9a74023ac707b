package ai.hanzo.hmm.cli;

import static java.util.stream.Collectors.toSet;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/// A document of the project, Markdown.
///
/// @param path of the file
/// @param prose what stands outside fenced blocks
/// @param blocks the lines of all fenced blocks
record Document(Path path, String prose, List<String> blocks) {
    private static final Pattern LINK = Pattern.compile("]\\(([^)\\s]+)\\)");
    private static final Pattern HEADING = Pattern.compile("(?m)^#+ (.+)$");
    private static final Pattern INLINE = Pattern.compile("`([^`]+)`");
    private static final Set<String> NOT_OURS = Set.of("target", ".git", "data");

    /// All of them below a folder.
    static List<Document> below(Path folder) throws IOException {
        var found = new ArrayList<Document>();
        Files.walkFileTree(
                folder,
                new SimpleFileVisitor<>() {
                    @Override
                    public FileVisitResult preVisitDirectory(Path each, BasicFileAttributes its) {
                        return NOT_OURS.contains(each.getFileName().toString())
                                ? FileVisitResult.SKIP_SUBTREE
                                : FileVisitResult.CONTINUE;
                    }

                    @Override
                    public FileVisitResult visitFile(Path each, BasicFileAttributes its)
                            throws IOException {
                        if (each.toString().endsWith(".md")) found.add(read(each));
                        return FileVisitResult.CONTINUE;
                    }
                });
        return found;
    }

    static Document read(Path path) throws IOException {
        var prose = new StringBuilder();
        var blocks = new ArrayList<String>();
        boolean inBlock = false;
        for (var line : Files.readAllLines(path)) {
            if (line.startsWith("```")) inBlock = !inBlock;
            else if (inBlock) blocks.add(line);
            else prose.append(line).append('\n');
        }
        return new Document(path, prose.toString(), blocks);
    }

    /// Where it refers to, without addresses on the web.
    List<String> links() {
        return LINK.matcher(prose)
                .results()
                .map(found -> found.group(1))
                .filter(link -> !link.contains("://"))
                .toList();
    }

    /// What links can name after `#`: headings in lower case, without marks, with `-` for blanks.
    Set<String> anchors() {
        return HEADING.matcher(prose)
                .results()
                .map(found -> found.group(1).toLowerCase(Locale.ROOT))
                .map(text -> text.replaceAll("[^\\p{L}\\p{N} _-]", "").replace(' ', '-'))
                .collect(toSet());
    }

    /// What stands between backquotes within the text.
    List<String> inline() {
        return INLINE.matcher(prose).results().map(found -> found.group(1)).toList();
    }
}

package ai.hanzo.hmm.wire.registry;

import static java.nio.file.StandardOpenOption.APPEND;
import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.TRUNCATE_EXISTING;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

import org.apache.avro.Schema;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// Compares a schema of today with its released versions, and writes new ones when told to.
final class ReleaseFiles {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String HOW = " mvn -q test -pl schemas -Dtest=ReleasesTest -Dreleases=";

    private final List<Path> folders;

    /// @param folders of the sources, and of what was copied from them
    ReleaseFiles(List<Path> folders) {
        this.folders = folders;
    }

    /// What is wrong with the releases of a record, if anything, and how to set it right.
    static Optional<String> complaint(Schema today, List<Release> releases) {
        if (releases.isEmpty()) {
            return Optional.of(
                    today.getName() + " has no released version; add one:" + HOW + "add");
        }
        var newest = releases.getLast();
        if (json(today, true).equals(json(newest.schema(), true))) return Optional.empty();
        if (json(today, false).equals(json(newest.schema(), false))) {
            return Optional.of(
                    "docs of %s differ from version %d; take them over:%srewrite"
                            .formatted(today.getName(), newest.version(), HOW));
        }
        return Optional.of(
                "%s differs from version %d. If that was released, add a version:%sadd If it was not, replace it:%srewrite"
                        .formatted(today.getName(), newest.version(), HOW, HOW));
    }

    /// Adds today's schema as the next version under the next id.
    void add(Schema today, int version, int id) {
        write(today, version);
        put("ids.txt", "%d %s %d%n".formatted(id, today.getName(), version), APPEND);
    }

    /// Puts today's schema in the place of a version.
    void write(Schema today, int version) {
        var file = today.getName() + "-" + version + ".avsc";
        put(file, json(today, true).toPrettyString() + "\n", CREATE, TRUNCATE_EXISTING);
    }

    private void put(String file, String text, OpenOption... options) {
        try {
            for (var folder : folders) Files.writeString(folder.resolve(file), text, options);
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    private static ObjectNode json(Schema schema, boolean docs) {
        try {
            var tree = (ObjectNode) JSON.readTree(schema.toString());
            if (!docs) tree.findParents("doc").forEach(node -> ((ObjectNode) node).remove("doc"));
            return tree;
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}

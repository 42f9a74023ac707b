package ai.hanzo.hmm.wire.registry;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.apache.avro.Schema;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Every released version of every record that stands on a topic, from the resources under
/// `released/`: `ids.txt` lists `<id> <record> <version>`, `<record>-<version>.avsc` is the schema.
/// Lines are only ever added, for records on disk are read by these numbers.
final class Releases {
    private final Map<String, List<Release>> byRecord = new HashMap<>();
    private final Map<Integer, Release> byId = new HashMap<>();

    /// Those of the class path.
    ///
    /// @throws IllegalStateException when the table contradicts itself
    Releases() {
        text("ids.txt")
                .lines()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .forEach(this::add);
    }

    /// Versions of the record, the first one first.
    List<Release> of(Schema record) {
        return byRecord.getOrDefault(record.getName(), List.of());
    }

    /// The release of this id, or null.
    Release byId(int id) {
        return byId.get(id);
    }

    private void add(String line) {
        var columns = line.strip().split("\\s+");
        int id = Integer.parseInt(columns[0]);
        int version = Integer.parseInt(columns[2]);
        var file = columns[1] + "-" + version + ".avsc";
        var release = new Release(id, version, new Schema.Parser().parse(text(file)));
        var versions = byRecord.computeIfAbsent(columns[1], _ -> new ArrayList<>());
        versions.add(release);
        if (versions.size() != version || byId.put(id, release) != null) {
            throw new IllegalStateException("released/ids.txt: out of order or twice: " + line);
        }
    }

    private static String text(String file) {
        try (var resource = Releases.class.getResourceAsStream("released/" + file)) {
            if (resource == null) throw new IllegalStateException("no resource released/" + file);
            return new String(resource.readAllBytes(), UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}

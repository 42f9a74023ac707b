package ai.hanzo.hmm.wire.serde;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.apache.avro.Schema;
import org.apache.avro.SchemaNormalization;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The schemas under which a type of state was stored before, from the resources under `stored/`:
/// `<record>-<version>.avsc`, from 1 on without a gap. A file is added, with the schema that was,
/// when a type changes whose rows are stored somewhere; none is ever changed.
final class StoredVersions {
    private StoredVersions() {}

    /// Those that differ from today's, the first version first.
    static List<Schema> before(Schema today) {
        var versions = new ArrayList<Schema>();
        for (var next = find(today, 1); next.isPresent(); next = find(today, versions.size() + 1)) {
            versions.add(next.get());
        }
        if (!versions.isEmpty() && isSame(versions.getLast(), today)) versions.removeLast();
        return versions;
    }

    private static boolean isSame(Schema one, Schema other) {
        return SchemaNormalization.toParsingForm(one)
                .equals(SchemaNormalization.toParsingForm(other));
    }

    private static Optional<Schema> find(Schema record, int version) {
        var file = "stored/%s-%d.avsc".formatted(record.getName(), version);
        try (var resource = StoredVersions.class.getResourceAsStream(file)) {
            if (resource == null) return Optional.empty();
            var text = new String(resource.readAllBytes(), UTF_8);
            return Optional.of(new Schema.Parser().parse(text));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}

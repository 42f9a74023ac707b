package ai.hanzo.hmm.wire.registry;

import static org.assertj.core.api.Assertions.assertThat;

import ai.hanzo.hmm.wire.topic.Topic;
import ai.hanzo.hmm.wire.topic.TopicCatalogue;

import org.apache.avro.Schema;
import org.apache.avro.SchemaCompatibility;
import org.apache.avro.SchemaCompatibility.SchemaCompatibilityType;
import org.apache.avro.specific.SpecificData;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

import java.nio.file.Path;
import java.util.List;

class ReleasesTest {
    private static final int FIRST_ID = 1001;

    private final Releases releases = new Releases();

    @Test
    @DisabledIfSystemProperty(named = "releases", matches = "add|rewrite")
    void everySchemaOfTodayIsItsNewestRelease() {
        var complaints =
                today().stream()
                        .flatMap(
                                schema ->
                                        ReleaseFiles.complaint(schema, releases.of(schema))
                                                .stream())
                        .toList();
        assertThat(complaints).isEmpty();
    }

    @Test
    void todayReadsWhatEveryReleaseWrote() {
        for (var schema : today()) {
            for (var release : releases.of(schema)) {
                var verdict =
                        SchemaCompatibility.checkReaderWriterCompatibility(
                                schema, release.schema());
                assertThat(verdict.getType())
                        .as("%s version %d: %s", schema.getName(), release.version(), verdict)
                        .isEqualTo(SchemaCompatibilityType.COMPATIBLE);
            }
        }
    }

    @Test
    void aChangedFieldOrDocIsFoundWithTheWayOut() {
        var released = List.of(new Release(7, 1, record("long", "uH.")));

        assertThat(ReleaseFiles.complaint(record("long", "uH."), released)).isEmpty();
        assertThat(ReleaseFiles.complaint(record("int", "uH."), released))
                .hasValueSatisfying(
                        text ->
                                assertThat(text)
                                        .contains("Money differs from version 1")
                                        .contains("-Dreleases=add"));
        assertThat(ReleaseFiles.complaint(record("long", "HANZO."), released))
                .hasValueSatisfying(
                        text ->
                                assertThat(text)
                                        .contains("docs of Money differ")
                                        .contains("-Dreleases=rewrite"));
        assertThat(ReleaseFiles.complaint(record("long", "uH."), List.of()))
                .hasValueSatisfying(text -> assertThat(text).contains("-Dreleases=add"));
    }

    /// Not a test: `-Dreleases=add` adds a version of what differs, `-Dreleases=rewrite` replaces
    /// the newest.
    @Test
    @EnabledIfSystemProperty(named = "releases", matches = "add|rewrite")
    void writesReleases() {
        var files =
                new ReleaseFiles(Path.of("src/main/resources/ai/hanzo/hmm/wire/registry/released"));
        int id = FIRST_ID;
        while (releases.byId(id) != null) id++;
        for (var schema : today()) {
            var known = releases.of(schema);
            if (ReleaseFiles.complaint(schema, known).isEmpty()) continue;
            if (System.getProperty("releases").equals("rewrite") && !known.isEmpty()) {
                files.write(schema, known.getLast().version());
            } else {
                files.add(schema, known.size() + 1, id++);
            }
        }
    }

    private static List<Schema> today() {
        return new TopicCatalogue("")
                .all().stream()
                        .map(Topic::valueType)
                        .distinct()
                        .map(type -> SpecificData.get().getSchema(type))
                        .toList();
    }

    private static Schema record(String type, String doc) {
        return new Schema.Parser()
                .parse(
                        """
                        {"type": "record", "name": "Money", "fields": [
                          {"name": "amountMicros", "type": "%s", "doc": "%s"}]}
                        """
                                .formatted(type, doc));
    }
}

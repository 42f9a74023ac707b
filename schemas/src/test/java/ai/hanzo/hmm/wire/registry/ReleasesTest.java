package ai.hanzo.hmm.wire.registry;

import static org.assertj.core.api.Assertions.assertThat;

import ai.hanzo.hmm.wire.topic.Topic;
import ai.hanzo.hmm.wire.topic.TopicCatalogue;

import org.apache.avro.Schema;
import org.apache.avro.SchemaCompatibility;
import org.apache.avro.SchemaCompatibility.SchemaCompatibilityType;
import org.apache.avro.specific.SpecificData;
import org.junit.jupiter.api.Test;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

class ReleasesTest {
    private static final int FIRST_ID = 1001;
    private static final String FOLDER = "ai/hanzo/hmm/wire/registry/released";

    private final Releases releases = new Releases();

    /// With `-Dreleases=add` what differs becomes a new version instead, with `-Dreleases=rewrite`
    /// the newest version is replaced.
    @Test
    void everySchemaOfTodayIsItsNewestRelease() {
        var order = System.getProperty("releases");
        if (order != null) write(order);

        var kept = order == null ? releases : new Releases();
        var complaints = new ArrayList<String>();
        for (var schema : today()) {
            ReleaseFiles.complaint(schema, kept.of(schema)).ifPresent(complaints::add);
        }
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

    private void write(String order) {
        var files =
                new ReleaseFiles(
                        List.of(
                                Path.of("src/main/resources/" + FOLDER),
                                Path.of("target/classes/" + FOLDER)));
        int id = FIRST_ID;
        while (releases.byId(id) != null) id++;
        for (var schema : today()) {
            var known = releases.of(schema);
            if (ReleaseFiles.complaint(schema, known).isEmpty()) continue;
            if (order.equals("rewrite") && !known.isEmpty()) {
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

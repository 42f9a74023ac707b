package ai.hanzo.hmm.wire.registry;

import ai.hanzo.hmm.wire.topic.TopicCatalogue;

import org.apache.avro.Schema;
import org.apache.avro.SchemaNormalization;
import org.apache.avro.specific.SpecificData;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/// The schemas of our own topics under numbers fixed in the program: a registry for one JVM that
/// learns nothing. It answers in process as a {@link Registry}, and at Confluent's REST paths
/// through {@link #handle}. Two schemas are the same when their parsing canonical forms are, so
/// docs and Java's properties make no difference. Immutable.
public final class FixedCatalogue implements Registry {
    private final Releases releases = new Releases();
    private final SortedMap<String, List<Registered>> subjects = new TreeMap<>();
    private final CatalogueRest rest;

    /// The subjects of these topics, each with all its released versions.
    public FixedCatalogue(TopicCatalogue topics) {
        for (var topic : topics.all()) {
            var versions = new ArrayList<Registered>();
            for (var release : releases.of(schemaOf(topic.valueType()))) {
                versions.add(
                        new Registered(
                                topic.subject(),
                                release.version(),
                                release.id(),
                                release.schema()));
            }
            if (versions.isEmpty()) {
                throw new IllegalStateException("no released schema: " + topic.valueType());
            }
            subjects.put(topic.subject(), List.copyOf(versions));
        }
        this.rest = new CatalogueRest(this);
    }

    /// Answers a request as Confluent's registry would that allows no writing.
    ///
    /// @param path the raw path below the catalogue's root, beginning with a slash, still encoded
    /// @param query the raw query without the question mark; empty or null for none
    /// @param body empty or null for none
    public Reply handle(String method, String path, String query, String body) {
        return rest.handle(method, path, query == null ? "" : query, body == null ? "" : body);
    }

    /// All subjects in order.
    public List<String> subjects() {
        return List.copyOf(subjects.keySet());
    }

    /// All versions of a subject, the first one first.
    ///
    /// @throws RegistryRefusal when there is no such subject
    public List<Registered> versions(String subject) {
        var versions = subjects.get(subject);
        if (versions == null) {
            throw new RegistryRefusal(
                    RegistryRefusal.UNKNOWN_SUBJECT, "Subject '%s' not found.".formatted(subject));
        }
        return versions;
    }

    /// The version of `subject` that `schema` is.
    ///
    /// @throws RegistryRefusal when there is no such subject or version
    public Registered find(String subject, Schema schema) {
        var canonical = SchemaNormalization.toParsingForm(schema);
        for (var version : versions(subject).reversed()) {
            if (SchemaNormalization.toParsingForm(version.schema()).equals(canonical)) {
                return version;
            }
        }
        throw new RegistryRefusal(RegistryRefusal.UNKNOWN_SCHEMA, "Schema not found");
    }

    @Override
    public int idOf(String subject, Schema schema) {
        return find(subject, schema).id();
    }

    /// The id of a schema that is there; another is refused, for the catalogue is fixed.
    @Override
    public int register(String subject, Schema schema) {
        try {
            return idOf(subject, schema);
        } catch (RegistryRefusal refusal) {
            if (refusal.code() != RegistryRefusal.UNKNOWN_SCHEMA) throw refusal;
            throw new RegistryRefusal(
                    RegistryRefusal.INCOMPATIBLE,
                    "The catalogue of schemas is fixed, and this one is none of the versions of "
                            + subject);
        }
    }

    @Override
    public Registered latest(String subject) {
        return versions(subject).getLast();
    }

    @Override
    public Schema byId(int id) {
        var release = releases.byId(id);
        if (release == null) {
            throw new RegistryRefusal(
                    RegistryRefusal.UNKNOWN_SCHEMA, "Schema %d not found".formatted(id));
        }
        return release.schema();
    }

    private static Schema schemaOf(Class<?> type) {
        return SpecificData.get().getSchema(type);
    }
}

package ai.hanzo.hmm.wire.registry;

import org.apache.avro.Schema;

/// Numbers of schemas. An id, once given, means the same schema for ever, so both directions may be
/// cached without end. All methods may be called from several threads.
///
/// All of them throw {@link RegistryRefusal} when the registry answered that it is not so, and
/// {@link ai.hanzo.hmm.wire.serde.RegistryUnavailableException} when it could not be asked.
public interface Registry {
    /// The id of `schema` under `subject`, which is registered there if it is not yet.
    int register(String subject, Schema schema);

    /// The id of `schema` under `subject`, where it must be registered.
    int idOf(String subject, Schema schema);

    /// The newest version of `subject`.
    Registered latest(String subject);

    /// The schema of an id.
    Schema byId(int id);
}

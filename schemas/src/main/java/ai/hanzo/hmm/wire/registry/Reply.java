package ai.hanzo.hmm.wire.registry;

/// An answer of the catalogue over HTTP.
///
/// @param status the HTTP status
/// @param json the body, of type {@link #CONTENT_TYPE}
public record Reply(int status, String json) {
    /// The content type of every answer.
    public static final String CONTENT_TYPE = "application/vnd.schemaregistry.v1+json";
}

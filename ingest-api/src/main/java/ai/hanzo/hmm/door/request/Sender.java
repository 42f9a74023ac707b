package ai.hanzo.hmm.door.request;

import static ai.hanzo.hmm.door.problem.Code.MISSING_FIELD;

import ai.hanzo.hmm.door.problem.Problem;
import ai.hanzo.hmm.wire.Envelope;

import java.util.Optional;

/// What is known of the sender of a command beside its body.
///
/// @param key the `Idempotency-Key` header
/// @param proof that the command is the account's
public record Sender(Optional<String> key, Optional<Proof> proof) {
    /// Who sent the command, under which id, and the proof.
    ///
    /// @param field the body's field for the id
    /// @throws Problem `INVALID_ID`; `MISSING_FIELD` when it is signed and has no id
    Envelope envelope(String account, String field, Optional<String> inBody) {
        if (proof.isPresent() && inBody.isEmpty() && key.isEmpty()) throw unnamed(field);
        var id = Names.idOf(field, inBody, key);
        var by = Envelope.newBuilder().setAccount(account).setId(id).build();
        return proof.map(given -> given.on(by)).orElse(by);
    }

    /// A signed command gets no id from us, since its id is signed.
    public static Problem unnamed(String field) {
        return Problem.of(
                MISSING_FIELD,
                field,
                field
                        + " is missing: a signed command names its id itself, over HTTP also in the"
                        + " header Idempotency-Key");
    }
}

package ai.hanzo.hmm.door.request;

import static ai.hanzo.hmm.door.problem.Code.INVALID_VALUE;
import static ai.hanzo.hmm.door.problem.Code.MISSING_FIELD;

import ai.hanzo.hmm.door.problem.Problem;
import ai.hanzo.hmm.wire.Envelope;

import java.nio.ByteBuffer;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/// What comes with a signed command: the account's public key, when it was signed, and the
/// signature. The door passes it on; whether it is the account's is for the ledger to say.
///
/// @param key 32 bytes
/// @param signedAtMs ms since 1970
/// @param signature 64 bytes
public record Proof(ByteBuffer key, long signedAtMs, ByteBuffer signature) {
    private static final int KEY_BYTES = 32;
    private static final int SIGNATURE_BYTES = 64;
    private static final Pattern MS = Pattern.compile("0|[1-9][0-9]{0,17}");

    /// The names of its three parts.
    private record Parts(String key, String signedAt, String signature) {
        static final Parts HEADERS = new Parts("Hmm-Key", "Hmm-Signed-At", "Hmm-Signature");
        static final Parts FIELDS = new Parts("key", "signedAt", "signature");

        /// Whether there is a proof; one that is there is whole.
        boolean isGiven(Predicate<String> has) {
            var parts = List.of(key, signedAt, signature);
            if (parts.stream().noneMatch(has)) return false;
            for (var part : parts) {
                if (!has.test(part)) {
                    throw Problem.of(
                            MISSING_FIELD,
                            part,
                            part + " is missing: a signature is " + String.join(", ", parts));
                }
            }
            return true;
        }
    }

    /// From the headers `Hmm-Key` and `Hmm-Signature`, both hex, and `Hmm-Signed-At`.
    ///
    /// @param header the value of a header; null where there is none
    /// @throws Problem `MISSING_FIELD` when a part is missing, `INVALID_VALUE`
    public static Optional<Proof> ofHeaders(UnaryOperator<String> header) {
        var parts = Parts.HEADERS;
        if (!parts.isGiven(part -> header.apply(part) != null)) return Optional.empty();
        var at = header.apply(parts.signedAt);
        if (!MS.matcher(at).matches()) {
            throw Problem.of(
                    INVALID_VALUE, parts.signedAt, parts.signedAt + " must be ms since 1970");
        }
        return Optional.of(
                new Proof(
                        hex(parts.key, header.apply(parts.key), KEY_BYTES),
                        Long.parseLong(at),
                        hex(parts.signature, header.apply(parts.signature), SIGNATURE_BYTES)));
    }

    /// From the fields `key`, `signedAt` and `signature`.
    ///
    /// @throws Problem `MISSING_FIELD` when a part is missing, `INVALID_TYPE`, `INVALID_VALUE`
    public static Optional<Proof> ofFields(Fields fields) {
        var parts = Parts.FIELDS;
        if (!parts.isGiven(fields::has)) return Optional.empty();
        return Optional.of(
                new Proof(
                        hex(parts.key, fields.text(parts.key), KEY_BYTES),
                        fields.whole(parts.signedAt, 0, Long.MAX_VALUE),
                        hex(parts.signature, fields.text(parts.signature), SIGNATURE_BYTES)));
    }

    /// The same envelope with the proof in it.
    Envelope on(Envelope by) {
        var bytes = new byte[KEY_BYTES];
        key.duplicate().get(bytes);
        var keyId = HexFormat.of().formatHex(bytes);
        return new Envelope(by.getAccount(), by.getId(), keyId, signature, signedAtMs);
    }

    private static ByteBuffer hex(String name, String text, int length) {
        var bytes = Encoded.hex(name, text);
        if (bytes.length == length) return ByteBuffer.wrap(bytes);
        throw Problem.of(INVALID_VALUE, name, name + " must be " + length + " bytes in hex");
    }
}

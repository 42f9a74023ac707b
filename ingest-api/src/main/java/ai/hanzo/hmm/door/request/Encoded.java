package ai.hanzo.hmm.door.request;

import static ai.hanzo.hmm.door.problem.Code.INVALID_VALUE;

import ai.hanzo.hmm.door.problem.Problem;

import java.util.Base64;
import java.util.HexFormat;

/// Bytes as they are written in text.
final class Encoded {
    private Encoded() {}

    /// @throws Problem `INVALID_VALUE` when the text of the field is no hex
    static byte[] hex(String field, String text) {
        try {
            return HexFormat.of().parseHex(text);
        } catch (IllegalArgumentException e) {
            throw no("hex", field, e);
        }
    }

    /// @throws Problem `INVALID_VALUE` when the text of the field is no base64
    static byte[] base64(String field, String text) {
        try {
            return Base64.getDecoder().decode(text);
        } catch (IllegalArgumentException e) {
            throw no("base64", field, e);
        }
    }

    /// Of the alphabet that has its place in a URL, padded or not.
    ///
    /// @throws Problem `INVALID_VALUE` when the text of the field is no base64url
    static byte[] base64Url(String field, String text) {
        try {
            return Base64.getUrlDecoder().decode(text);
        } catch (IllegalArgumentException e) {
            throw no("base64url", field, e);
        }
    }

    private static Problem no(String encoding, String field, IllegalArgumentException why) {
        return Problem.of(
                INVALID_VALUE, field, field + " is not " + encoding + ": " + why.getMessage());
    }
}

package ai.hanzo.hmm.streams.token;

import ai.hanzo.hmm.streams.token.TokenRejected.Reason;

import org.jose4j.json.JsonUtil;
import org.jose4j.lang.JoseException;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;

/// A JWT taken apart, nothing of it believed yet. Its base64url must be in its one form, without
/// padding and with nothing in the bits that are left over: otherwise texts that differ would be
/// one token.
///
/// @param members of the header
/// @param headerJson as it came
/// @param payloadJson as it came
/// @param signed what was signed, the first two parts with the dot between
record CompactToken(
        Map<String, Object> members,
        String headerJson,
        String payloadJson,
        byte[] signed,
        String signature) {
    /// Far above what the longest claims need.
    private static final int MOST_CHARACTERS = 8_192;

    private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();

    /// @throws TokenRejected `MALFORMED`
    static CompactToken parse(String token) {
        if (token.length() > MOST_CHARACTERS) throw malformed("longer than any access token");
        var parts = token.split("\\.", -1);
        if (parts.length != 3) throw malformed("not a JWT in compact form");
        var header = text(parts[0]);
        return new CompactToken(
                json(header),
                header,
                text(parts[1]),
                (parts[0] + '.' + parts[1]).getBytes(StandardCharsets.US_ASCII),
                parts[2]);
    }

    /// A member of the header; empty when it is no text or not there.
    String member(String name) {
        return members.get(name) instanceof String text ? text : "";
    }

    /// @throws TokenRejected `SIGNATURE`
    byte[] signatureBytes() {
        try {
            return bytes(signature);
        } catch (IllegalArgumentException e) {
            throw new TokenRejected(Reason.SIGNATURE, "not in base64url", e);
        }
    }

    private static byte[] bytes(String base64url) {
        var bytes = Base64.getUrlDecoder().decode(base64url);
        if (ENCODER.encodeToString(bytes).equals(base64url)) return bytes;
        throw new IllegalArgumentException("not in the one form of base64url");
    }

    private static String text(String base64url) {
        try {
            return new String(bytes(base64url), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw new TokenRejected(Reason.MALFORMED, "not in base64url", e);
        }
    }

    private static Map<String, Object> json(String header) {
        try {
            return JsonUtil.parseJson(header);
        } catch (JoseException e) {
            throw new TokenRejected(Reason.MALFORMED, "no JSON in the header", e);
        }
    }

    private static TokenRejected malformed(String why) {
        return new TokenRejected(Reason.MALFORMED, why);
    }
}

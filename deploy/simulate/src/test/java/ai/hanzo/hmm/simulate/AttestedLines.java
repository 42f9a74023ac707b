package ai.hanzo.hmm.simulate;

import static java.nio.charset.StandardCharsets.UTF_8;

import ai.hanzo.hmm.door.request.Decimals;
import ai.hanzo.hmm.market.provider.Claim;
import ai.hanzo.hmm.market.provider.EvidenceCheck;
import ai.hanzo.hmm.market.provider.Nonce;
import ai.hanzo.hmm.streams.key.Ed25519;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// Lines as providers would write them who follow the log: an attestation gets the nonce that was
/// asked for last before it, and its provider's signature. A provider's key is made of its name.
final class AttestedLines {
    private static final Set<String> WORDS =
            Set.of(
                    "register",
                    "bond",
                    "withdraw-bond",
                    "nonce",
                    "attest",
                    "issue",
                    "retire",
                    "start",
                    "heartbeat",
                    "complete");
    private static final String NONE = "00".repeat(32);

    private final Map<String, String> nonces = new HashMap<>();
    private final Map<String, String> asked = new HashMap<>();
    private long offset;

    /// The same lines, whose attestations need neither `nonce` nor `evidence`.
    static String of(String lines) {
        var attested = new AttestedLines();
        return lines.lines().map(attested::next).collect(Collectors.joining("\n", "", "\n"));
    }

    /// The public key that a provider registers, in base64.
    static String publicKey(String account) {
        var key = Ed25519.privateKey(seed(account)).generatePublicKey().getEncoded();
        return Base64.getEncoder().encodeToString(key);
    }

    /// To be asked for every line, in order.
    String next(String line) {
        if (!WORDS.stream().anyMatch(word -> line.contains("\"type\":\"" + word + '"'))) {
            return line;
        }
        var command = Played.json(line);
        var about = command.path("account").asText() + '|' + command.path("market").asText();
        long at = offset++;
        return switch (command.get("type").asText()) {
            case "nonce" -> {
                ask(about, command, at);
                yield line;
            }
            case "attest" -> attest(about, (ObjectNode) command);
            default -> line;
        };
    }

    /// Who asks again under the same id asks nothing.
    private void ask(String about, JsonNode command, long at) {
        var id = command.path("account").asText() + '|' + command.path("id").asText("#" + at);
        var nonce = Nonce.hexOf("hmm.providers", 0, at, command.get("timestamp").asLong());
        if (asked.putIfAbsent(id, nonce) == null) nonces.put(about, nonce);
    }

    private String attest(String about, ObjectNode command) {
        var account = command.get("account").asText();
        var nonce = nonces.getOrDefault(about, NONE);
        long rate = Decimals.parse("rate", command.get("rate").asText());
        var market = command.get("market").asText();
        var claim = new Claim(market, account, EvidenceCheck.SIGNATURE, rate, nonce);
        boolean isForged = command.remove("forged") != null;
        var signer = isForged ? account + "'s forger" : account;
        var evidence = Ed25519.sign(Ed25519.privateKey(seed(signer)), claim.bytes());
        command.put("nonce", nonce);
        command.put("evidence", Base64.getUrlEncoder().withoutPadding().encodeToString(evidence));
        return command.toString();
    }

    private static byte[] seed(String account) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(account.getBytes(UTF_8));
            return Arrays.copyOf(digest, 32);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}

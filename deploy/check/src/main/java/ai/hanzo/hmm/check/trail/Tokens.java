package ai.hanzo.hmm.check.trail;

import ai.hanzo.hmm.check.Judgement;
import ai.hanzo.hmm.check.read.Gate;
import ai.hanzo.hmm.check.read.Places;
import ai.hanzo.hmm.wire.AccessToken;
import ai.hanzo.hmm.wire.Allocation;
import ai.hanzo.hmm.wire.AllocationState;

import org.apache.kafka.clients.consumer.ConsumerRecord;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.function.Predicate;

/// Enters allocations and the tokens that open them, and judges whether each token's claims have
/// the hash that its allocation published.
record Tokens(TrailTable table, Places places, Judgement atomicity, Predicate<Fingerprint> isOurs) {

    void allocate(ConsumerRecord<byte[], byte[]> record, Optional<Gate.Read<Allocation>> read) {
        if (read.isEmpty()) return;
        var allocation = read.get().value();
        if (allocation.getState() != AllocationState.ALLOCATED) return;
        var print = Fingerprint.of(Kind.ALLOCATION, allocation.getAllocationId());
        if (!isOurs.test(print)) return;
        int slot = table.slot(Kind.ALLOCATION, print);
        table.sent[slot]++;
        table.sentAt[slot] = places.of(record);
        table.content[slot] = allocation.getTokenHash().hashCode();
    }

    void open(ConsumerRecord<byte[], byte[]> record, Optional<Gate.Read<AccessToken>> read) {
        if (read.isEmpty()) return;
        var token = read.get().value();
        var print = Fingerprint.of(Kind.ALLOCATION, token.getAllocationId());
        if (!isOurs.test(print)) return;
        int slot = table.slot(Kind.ALLOCATION, print);
        table.decided[slot]++;
        table.answeredAt[slot] = places.of(record);
        if (table.sent[slot] > 0 && claimsHash(token).hashCode() != table.content[slot]) {
            atomicity.broken(
                    "%s: the token of %s does not have the hash that was published"
                            .formatted(Places.text(record), token.getAllocationId()));
        }
    }

    /// SHA-256 of the token's payload, hex; empty where it has none.
    private static String claimsHash(AccessToken token) {
        var parts = token.getToken().split("\\.");
        if (parts.length != 3) return "";
        try {
            var payload = Base64.getUrlDecoder().decode(parts[1].getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(payload));
        } catch (IllegalArgumentException _) {
            return ""; // what is not base64 is no payload
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}

package ai.hanzo.hmm.provider.onboard;

import ai.hanzo.hmm.node.CannotStart;
import ai.hanzo.hmm.provider.door.PatientDoor;

import java.util.Optional;

/// Has the market make the nonce that an attestation must carry.
final class Nonces {
    /// One that counts for less is not begun with.
    private static final long LEAST_MS = 60_000;

    private final Plan plan;
    private final Commands commands;
    private final PatientDoor door;
    private final Reader reader;

    /// How things stand now.
    @FunctionalInterface
    interface Reader {
        Situation read() throws InterruptedException;
    }

    Nonces(Plan plan, Commands commands, PatientDoor door, Reader reader) {
        this.plan = plan;
        this.commands = commands;
        this.door = door;
        this.reader = reader;
    }

    /// The one that there is, or another.
    ///
    /// @return hex
    String nonce(Situation now) throws InterruptedException {
        if (!now.nonce().isEmpty() && now.nonceUntilMs() >= now.nowMs() + LEAST_MS) {
            return now.nonce();
        }
        commands.send(
                Commands.of("nonce").put("market", plan.market()),
                now.toldMs() + "|" + now.nowMs());
        return door.await(() -> fresh(now.nonce()))
                .orElseThrow(() -> new CannotStart("the nonce is not shown yet; run this again"));
    }

    private Optional<String> fresh(String before) throws InterruptedException {
        var nonce = reader.read().nonce();
        return nonce.isEmpty() || nonce.equals(before) ? Optional.empty() : Optional.of(nonce);
    }
}

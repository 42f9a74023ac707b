package ai.hanzo.hmm.provider.onboard;

import static ai.hanzo.hmm.door.request.Decimals.show;

import ai.hanzo.hmm.market.provider.Claim;
import ai.hanzo.hmm.market.provider.EvidenceCheck;
import ai.hanzo.hmm.provider.onboard.Finding.Missing;
import ai.hanzo.hmm.provider.onboard.Finding.There;

import java.time.Instant;
import java.util.Base64;

/// The provider proves what it can run at once, for a day.
final class AttestStep implements Step {
    private final Plan plan;
    private final Keys keys;
    private final Commands commands;
    private final Nonces nonces;
    private final long renewMs;

    /// @param renewMs an attestation that ends within so many ms is renewed
    AttestStep(Plan plan, Keys keys, Commands commands, Nonces nonces, long renewMs) {
        this.plan = plan;
        this.keys = keys;
        this.commands = commands;
        this.nonces = nonces;
        this.renewMs = renewMs;
    }

    @Override
    public String name() {
        return "attest";
    }

    @Override
    public Finding look(Situation now) {
        long until = now.attestedUntilMs();
        if (until == 0) return new Missing("nothing was proven here yet");
        var proven =
                "%s %s until %s"
                        .formatted(
                                show(now.attestedRateMicros()),
                                now.rateUnit(),
                                Instant.ofEpochMilli(until));
        if (until <= now.nowMs()) return new Missing(proven + ", which is over");
        if (until <= now.nowMs() + renewMs) return new Missing(proven + ", which is soon");
        return now.attestedRateMicros() < plan.rateMicros()
                ? new Missing("%s, of %s".formatted(proven, show(plan.rateMicros())))
                : new There(proven);
    }

    @Override
    public void take(Situation now) throws InterruptedException {
        var nonce = nonces.nonce(now);
        var kind = EvidenceCheck.SIGNATURE;
        var claim = new Claim(plan.market(), plan.account(), kind, plan.rateMicros(), nonce);
        var evidence = keys.own().orElseThrow().sign(claim);
        var command =
                Commands.of("attest")
                        .put("market", plan.market())
                        .put("nonce", nonce)
                        .put("kind", kind)
                        .put("rate", show(plan.rateMicros()))
                        .put(
                                "evidence",
                                Base64.getUrlEncoder().withoutPadding().encodeToString(evidence));
        commands.send(command, "");
    }
}

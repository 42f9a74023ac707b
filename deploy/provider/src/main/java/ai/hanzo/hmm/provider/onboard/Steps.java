package ai.hanzo.hmm.provider.onboard;

import static ai.hanzo.hmm.door.request.Decimals.show;

import ai.hanzo.hmm.market.units.Micros;
import ai.hanzo.hmm.provider.onboard.Finding.InTheWay;
import ai.hanzo.hmm.provider.onboard.Finding.There;

import java.util.List;

/// All steps, in order.
final class Steps {
    private Steps() {}

    /// @param mayCreateKey whether a key is made where there is none
    /// @param isRegistered whether the account is said to have registered this key by other means
    /// @param renewMs an attestation that ends within so many ms is renewed
    static List<Step> of(
            Plan plan,
            Keys keys,
            Commands commands,
            Nonces nonces,
            boolean mayCreateKey,
            boolean isRegistered,
            long renewMs) {
        return List.of(
                Step.lookingOnly("market", Steps::market),
                new KeyStep(keys, mayCreateKey),
                Step.lookingOnly("signature", now -> signature(keys, now)),
                new RegisterStep(keys, commands, isRegistered),
                new BondStep(plan, commands),
                new AttestStep(plan, keys, commands, nonces, renewMs),
                new IssueStep(plan, commands));
    }

    private static Finding market(Situation now) {
        return new There(
                "%s%s; a bond is %s of what is owed, at %s HANZO per SCU"
                        .formatted(
                                now.phase(),
                                now.takesCapacity() ? "" : ", takes no capacity",
                                percent(now.bondPpm()),
                                show(now.bondPriceMicros())));
    }

    private static Finding signature(Keys keys, Situation now) {
        var mine = keys.signing().map(signer -> signer.publicKey()).orElse("");
        if (mine.equals(now.signingKey())) {
            return new There(mine.isEmpty() ? "none needed" : "with " + mine);
        }
        if (mine.isEmpty()) {
            return new InTheWay(
                    "the account's commands must be signed with %s: name its file as signing-key"
                            .formatted(now.signingKey()));
        }
        return now.signingKey().isEmpty()
                ? new There("with " + mine + ", though none is needed")
                : new InTheWay(
                        "the account's commands must be signed with %s, and signing-key is %s"
                                .formatted(now.signingKey(), mine));
    }

    private static String percent(long ppm) {
        return show(Micros.mulDivDown(ppm, 100, 1)) + "%";
    }
}

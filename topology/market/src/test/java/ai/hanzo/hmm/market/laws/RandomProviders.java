package ai.hanzo.hmm.market.laws;

import static ai.hanzo.hmm.market.example.Amounts.SCU;

import ai.hanzo.hmm.market.command.MarketInput;
import ai.hanzo.hmm.market.example.Proof;
import ai.hanzo.hmm.market.provider.Standing;

import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;

/// Providers who prove, retire and fail at random, and an operator who rules over them at random.
final class RandomProviders {
    private final Random random;
    private final Crowd crowd;
    private final Floor floor;

    RandomProviders(Random random, Crowd crowd, Floor floor) {
        this.random = random;
        this.crowd = crowd;
        this.floor = floor;
    }

    MarketInput next() {
        var provider = random.nextInt(20) == 0 ? crowd.anybody() : crowd.provider();
        return switch (random.nextInt(20)) {
            case 0, 1, 2, 3, 4, 5 -> Proof.request(provider);
            case 6, 7, 8, 9, 10, 11 -> attest(provider);
            case 12, 13 -> retire(provider);
            case 14, 15 -> redeem();
            case 16, 17 -> fault();
            case 18 -> standing(provider);
            default -> new MarketInput.RuleBond(provider, random.nextInt(3) * 600_000);
        };
    }

    /// The next step to a proof, where there is none.
    Optional<MarketInput> unproven(String provider) {
        var conduct = floor.shelf().conduct(provider);
        long now = floor.timeMs();
        if (conduct.isEmpty() || conduct.get().attestation().countsAt(now)) return Optional.empty();
        var nonce = conduct.get().nonce();
        boolean isAsked = !nonce.isNone() && nonce.untilMs() >= now;
        return Optional.of(
                isAsked ? Proof.attest(provider, Proof.ANY_RATE) : Proof.request(provider));
    }

    private MarketInput attest(String provider) {
        var evidence = random.nextInt(10) == 0 ? "forged" : Proof.keyOf(provider);
        long rate = random.nextInt(4) == 0 ? crowd.some(40_000_000) : Proof.ANY_RATE;
        return Proof.attest(provider, rate, evidence);
    }

    private MarketInput retire(String provider) {
        long free = floor.ledger().purse(provider, SCU).free();
        return new MarketInput.Retire(
                provider, crowd.id(), crowd.some(free), random.nextInt(3) * 1_000L);
    }

    private MarketInput redeem() {
        var account = crowd.anybody();
        long free = floor.ledger().purse(account, SCU).free();
        return new MarketInput.Redeem(
                account,
                crowd.id(),
                crowd.some(free),
                OptionalLong.empty(),
                random.nextInt(8) == 0 ? 600_000 : 0);
    }

    private MarketInput fault() {
        var open = floor.shelf().open();
        if (open.isEmpty()) return new MarketInput.RuleFault(random.nextInt(9), 1);
        var allocation = open.get(random.nextInt(open.size()));
        long number = allocation.number();
        long most = allocation.standardMicros();
        return new MarketInput.RuleFault(number, random.nextInt(2) == 0 ? most : crowd.some(most));
    }

    private MarketInput standing(String provider) {
        var standing =
                switch (random.nextInt(6)) {
                    case 0 -> Standing.SUSPENDED;
                    case 1 -> Standing.REMOVED;
                    default -> Standing.ACTIVE;
                };
        int slash = standing == Standing.ACTIVE ? 0 : random.nextInt(3) * 100_000;
        return new MarketInput.RuleStanding(provider, standing, slash);
    }
}

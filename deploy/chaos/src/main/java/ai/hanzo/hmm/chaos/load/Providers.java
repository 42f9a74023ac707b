package ai.hanzo.hmm.chaos.load;

import static ai.hanzo.hmm.chaos.load.Commands.HANZO;
import static ai.hanzo.hmm.chaos.load.Commands.LOT;
import static ai.hanzo.hmm.chaos.load.Commands.UNIT;

import ai.hanzo.hmm.streams.signature.Attestor;
import ai.hanzo.hmm.streams.signature.SigningKey;
import ai.hanzo.hmm.wire.IssueCapacity;
import ai.hanzo.hmm.wire.PostBond;
import ai.hanzo.hmm.wire.RequestNonce;
import ai.hanzo.hmm.wire.RetireCapacity;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.BiFunction;

/// Those whose capacity is traded: a large one, and a small one that is suspended now and then.
/// They prove what they can run before they bring it, and again from time to time.
final class Providers {
    static final String LARGE = "provider";
    static final String SMALL = "small-provider";
    static final List<String> ALL = List.of(LARGE, SMALL);

    private static final long RATE = 1_000_000 * UNIT;
    private static final int KEY_BYTES = 32;

    /// One proof of so many is signed by somebody else.
    private static final int FORGED_OF = 20;

    private record Stand(String provider, String market) {}

    private final Commands commands;
    private final List<String> markets;
    private final Map<String, Attestor> attestors = new HashMap<>();
    private final Map<Stand, Key> asked = new HashMap<>();

    Providers(Commands commands, long seed, List<String> markets) {
        this.commands = commands;
        this.markets = markets;
        var random = new Random(seed);
        for (var provider : ALL) {
            var key = new byte[KEY_BYTES];
            random.nextBytes(key);
            attestors.put(provider, new Attestor(SigningKey.ofSeed(key)));
        }
    }

    /// What each needs in every market.
    static long moneyMicros(String provider) {
        return provider.equals(LARGE) ? 200_000 * HANZO : 10_000 * HANZO;
    }

    List<Command> registrations() {
        return ALL.stream()
                .map(
                        provider -> {
                            var body = attestors.get(provider).registration();
                            return commands.provider(provider, "register", body);
                        })
                .toList();
    }

    List<Command> bonds() {
        return each(
                (stand, m) -> {
                    long bond = moneyMicros(stand.provider) * 3 / 10;
                    var body = new PostBond(stand.market, bond);
                    return Optional.of(commands.provider(stand.provider, "bond" + m, body));
                });
    }

    /// Requests for nonces.
    ///
    /// @param id of them, to which the market's number is added
    List<Command> requests(String id) {
        return each((stand, m) -> Optional.of(request(stand, id + m)));
    }

    /// Proofs with the nonces that were asked for last, where they are known.
    List<Command> proofs(String id, Nonces nonces) {
        return each(
                (stand, m) ->
                        nonces.of(asked.get(stand))
                                .map(nonce -> prove(stand, id + m, stand.provider, nonce)));
    }

    List<Command> issues() {
        return each(
                (stand, m) -> {
                    long units = stand.provider.equals(LARGE) ? 2_000 * UNIT : 100 * UNIT;
                    var body = new IssueCapacity(stand.market, units, RATE);
                    return Optional.of(commands.provider(stand.provider, "issue" + m, body));
                });
    }

    /// A little is taken back, a nonce is asked for, or one that was is used; now and then by a
    /// forger, who is refused.
    Command next(Random random, String id, String market, Nonces nonces) {
        var provider = ALL.get(random.nextInt(ALL.size()));
        var stand = new Stand(provider, market);
        if (random.nextBoolean()) {
            long units = LOT * random.nextLong(1, 50);
            var body = new RetireCapacity(market, units, random.nextLong(2) * LOT);
            return commands.provider(provider, id, body);
        }
        var signer = random.nextInt(FORGED_OF) == 0 ? other(provider) : provider;
        return Optional.ofNullable(asked.remove(stand))
                .flatMap(nonces::of)
                .map(nonce -> prove(stand, id, signer, nonce))
                .orElseGet(() -> request(stand, id));
    }

    private Command request(Stand stand, String id) {
        var command = commands.provider(stand.provider, id, new RequestNonce(stand.market));
        asked.put(stand, command.key());
        return command;
    }

    private Command prove(Stand stand, String id, String signer, String nonce) {
        var body = attestors.get(signer).attest(stand.market, stand.provider, RATE, nonce);
        return commands.provider(stand.provider, id, body);
    }

    private static String other(String provider) {
        return provider.equals(LARGE) ? SMALL : LARGE;
    }

    /// Of each in every market.
    private List<Command> each(BiFunction<Stand, Integer, Optional<Command>> made) {
        var all = new ArrayList<Command>();
        for (var provider : ALL) {
            for (int m = 0; m < markets.size(); m++) {
                made.apply(new Stand(provider, markets.get(m)), m).ifPresent(all::add);
            }
        }
        return all;
    }
}

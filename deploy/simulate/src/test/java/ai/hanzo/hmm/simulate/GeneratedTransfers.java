package ai.hanzo.hmm.simulate;

import ai.hanzo.hmm.bench.load.Mix;
import ai.hanzo.hmm.bench.load.Names;

import java.util.SplittableRandom;

/// What the accounts of a load do with their own besides: sends, stakes, redeems, and owner groups
/// that the operator puts them into.
final class GeneratedTransfers {
    private static final int GROUPS = 3;

    private final Mix mix;
    private final SplittableRandom random;

    GeneratedTransfers(Mix mix, SplittableRandom random) {
        this.mix = mix;
        this.random = random;
    }

    /// One line.
    String next(String id, long timeMs) {
        var fields =
                switch (random.nextInt(10)) {
                    case 0, 1, 2 -> send();
                    case 3, 4 -> "\"type\":\"stake\",\"amount\":\"%d\"".formatted(amount(40_000));
                    case 5, 6 -> "\"type\":\"unstake\",\"amount\":\"%d\"".formatted(amount(20_000));
                    case 7, 8 -> redeem();
                    default -> group();
                };
        return "{\"timestamp\":%d,\"account\":\"%s\",\"id\":\"%s\",%s}"
                .formatted(timeMs, account(), id, fields);
    }

    private String send() {
        var asset =
                switch (random.nextInt(3)) {
                    case 0 -> "HANZO";
                    case 1 -> "SCU:" + market();
                    default -> "LP:" + market();
                };
        return "\"type\":\"send\",\"to\":\"%s\",\"asset\":\"%s\",\"amount\":\"%d\""
                .formatted(account(), asset, amount(100));
    }

    private String redeem() {
        return "\"type\":\"redeem\",\"market\":\"%s\",\"quantity\":\"%d\""
                .formatted(market(), amount(3));
    }

    private String group() {
        int group = random.nextInt(GROUPS);
        var name = group == 0 ? "" : "group-" + group;
        return "\"type\":\"group\",\"group\":\"" + name + "\"";
    }

    private String account() {
        return switch (random.nextInt(5)) {
            case 0, 1 -> Names.maker(random.nextInt(mix.makers()));
            case 2, 3 -> Names.taker(random.nextInt(mix.takers()));
            default -> Names.LIQUIDITY_PROVIDER;
        };
    }

    private String market() {
        return Names.market(random.nextInt(mix.markets()));
    }

    private int amount(int most) {
        return random.nextInt(1, most);
    }
}

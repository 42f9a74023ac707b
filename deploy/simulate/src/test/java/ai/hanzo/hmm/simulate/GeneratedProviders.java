package ai.hanzo.hmm.simulate;

import ai.hanzo.hmm.bench.load.Mix;
import ai.hanzo.hmm.bench.load.Names;

import java.util.SplittableRandom;

/// What the providers of a load do besides selling, and what the operator rules about them. Who is
/// suspended is mostly reinstated soon, so that there is trade to the end.
final class GeneratedProviders {
    private final Mix mix;
    private final SplittableRandom random;
    private int lines;

    GeneratedProviders(Mix mix, SplittableRandom random) {
        this.mix = mix;
        this.random = random;
    }

    /// One line; an attestation lacks its nonce and its signature.
    String next(String id, long timeMs) {
        lines++;
        int number = random.nextInt(mix.markets());
        var market = Names.market(number);
        var provider = Names.provider(number);
        var fields =
                switch (random.nextInt(22)) {
                    case 0, 1, 2, 3 -> "\"type\":\"nonce\"";
                    case 4, 5, 6, 7 -> attest();
                    case 8 -> "\"type\":\"attest\",\"rate\":\"5\",\"forged\":true";
                    case 9, 10 -> "\"type\":\"retire\",\"quantity\":\"%d\"".formatted(amount(30));
                    case 11 -> "\"type\":\"retire\",\"rate\":\"%d\"".formatted(amount(30));
                    case 12 -> issue();
                    case 13 -> "\"type\":\"bond\",\"amount\":\"%d\"".formatted(amount(50_000));
                    case 14 ->
                            "\"type\":\"withdraw-bond\",\"amount\":\"%d\""
                                    .formatted(amount(50_000));
                    case 15 -> standing(provider, "SUSPENDED", random.nextInt(20_000));
                    case 16, 17 -> standing(provider, "ACTIVE", 0);
                    case 18 -> bond(provider);
                    default -> fault();
                };
        boolean isRuling = fields.endsWith("\"drawn\"") || fields.contains("bondPpm");
        var account = isRuling ? "" : "\"account\":\"" + provider + "\",";
        return "{\"timestamp\":%d,\"id\":\"%s\",\"market\":\"%s\",%s%s}"
                .formatted(timeMs, id, market, account, fields);
    }

    private String attest() {
        return "\"type\":\"attest\",\"rate\":\"%d\"".formatted(1_000_000_000L - random.nextInt(9));
    }

    private String issue() {
        return "\"type\":\"issue\",\"raw\":\"%d\",\"rate\":\"%d\""
                .formatted(amount(500), random.nextInt(2) * amount(20));
    }

    private static String standing(String provider, String standing, int slashPpm) {
        return "\"type\":\"standing\",\"provider\":\"%s\",\"standing\":\"%s\",\"slashPpm\":%d,\"reason\":\"drawn\""
                .formatted(provider, standing, slashPpm);
    }

    private String bond(String provider) {
        int bondPpm = random.nextInt(3) == 0 ? 0 : random.nextInt(200_000, 2_000_000);
        return "\"type\":\"bondPpm\",\"provider\":\"%s\",\"bondPpm\":%d"
                .formatted(provider, bondPpm);
    }

    /// Of an allocation that may be open: there is about one for three of these lines.
    private String fault() {
        int allocation = Math.max(1, lines / 3 + random.nextInt(-10, 10));
        return "\"type\":\"fault\",\"allocation\":%d,\"unused\":\"0.00%d\",\"reason\":\"drawn\""
                .formatted(allocation, random.nextInt(1, 9));
    }

    private int amount(int most) {
        return random.nextInt(1, most);
    }
}

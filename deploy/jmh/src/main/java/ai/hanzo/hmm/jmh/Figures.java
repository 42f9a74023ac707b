package ai.hanzo.hmm.jmh;

import ai.hanzo.hmm.market.MarketTerms;
import ai.hanzo.hmm.market.quality.QualityReferences;

import java.util.List;

/// The numbers of the market that is measured. A lot is one unit, a tick a hundredth of a cent.
final class Figures {
    static final long LOT = 1_000_000;
    static final long TICK = 100;

    /// Those whose orders rest; who takes is somebody else, so that nothing is prevented.
    static final int ACCOUNTS = 2_000;

    static final MarketTerms TERMS =
            new MarketTerms(
                    "gpu-training/h100",
                    "GPU-hour",
                    3_600,
                    "GPUs",
                    1_000_000,
                    TICK,
                    LOT,
                    1,
                    1_000_000,
                    1_100_000,
                    500_000,
                    300_000,
                    600_000,
                    new QualityReferences(200, 2_000, 50_000_000, 0, 1_000_000),
                    List.of("observer"));

    private Figures() {}

    static String account(Step step) {
        return step.kind() == Step.Kind.TAKE ? "taker" : "account-" + step.id() % ACCOUNTS;
    }

    static String orderId(Step step) {
        return "o" + step.id();
    }
}

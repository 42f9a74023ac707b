package ai.hanzo.hmm.market.ledger;

/// What an order pays, ppm of its notional, stamped when its funds are held (rules, section 6).
public record FeeRates(int takerPpm, int makerPpm) {
    public static final FeeRates STANDARD = new FeeRates(3_000, 1_000);
}

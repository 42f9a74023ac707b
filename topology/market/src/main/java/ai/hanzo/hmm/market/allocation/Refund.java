package ai.hanzo.hmm.market.allocation;

/// Paid back out of the provider's bond and then out of the quality fund; the shortfall nobody
/// paid; uH.
public record Refund(long fromBondMicros, long fromFundMicros, long shortfallMicros) {
    public static final Refund NONE = new Refund(0, 0, 0);

    public long paidMicros() {
        return fromBondMicros + fromFundMicros;
    }

    public Refund plus(Refund more) {
        return new Refund(
                fromBondMicros + more.fromBondMicros,
                fromFundMicros + more.fromFundMicros,
                shortfallMicros + more.shortfallMicros);
    }
}

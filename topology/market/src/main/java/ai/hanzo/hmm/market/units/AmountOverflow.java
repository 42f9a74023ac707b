package ai.hanzo.hmm.market.units;

/// An amount that does not fit 64 bits; the market refuses the command with `OVERFLOW`.
public final class AmountOverflow extends ArithmeticException {
    private static final long serialVersionUID = 1L;

    public AmountOverflow(String expression) {
        super("amount does not fit 64 bits: " + expression);
    }
}

package ai.hanzo.hmm.market.units;

/// An amount that does not fit 64 bits; the market refuses the command with `OVERFLOW`.
public final class AmountOverflow extends ArithmeticException {
    private static final long serialVersionUID = 1L;

    public AmountOverflow(String expression) {
        super("amount does not fit 64 bits: " + expression);
    }

    /// It is an answer, not a fault: where it came from is of no interest and would cost more than
    /// the command.
    @Override
    public synchronized Throwable fillInStackTrace() {
        return this;
    }
}

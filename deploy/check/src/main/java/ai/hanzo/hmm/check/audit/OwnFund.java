package ai.hanzo.hmm.check.audit;

/// A market's quality fund and what it takes and gives. Amounts in uH.
final class OwnFund {
    private final Book book;
    private long micros;

    OwnFund(Book book) {
        this.book = book;
    }

    long micros() {
        return micros;
    }

    /// A settlement's part, or what a refund or a redemption in cash took.
    void add(long moreMicros) {
        micros = Math.addExact(micros, moreMicros);
    }

    /// A part of a bond, rounded down, goes to the fund.
    void slash(OwnProvider provider, int ppm) {
        take(provider, Figures.part(provider.bondMicros, ppm));
    }

    /// So much of a bond goes to the fund, or all there is.
    ///
    /// @return how much went
    long take(OwnProvider provider, long wantedMicros) {
        long taken = Math.min(provider.bondMicros, wantedMicros);
        if (taken == 0) return 0;
        provider.bondMicros -= taken;
        add(taken);
        book.slashed(provider.name, taken);
        return taken;
    }

    /// So much goes to a provider.
    void pay(OwnProvider provider, long paidMicros) {
        if (paidMicros == 0) return;
        add(-paidMicros);
        book.paid(provider.name, paidMicros);
    }

    /// What was paid back of an allocation came so much out of the bond, so much out of the fund.
    void refund(OwnProvider provider, long fromBondMicros, long fromFundMicros) {
        provider.bondMicros -= fromBondMicros;
        add(-fromFundMicros);
    }
}

package ai.hanzo.hmm.market.laws;

/// What a group has of a plot, uH.
///
/// @param gained beyond what it would have with delivering
/// @param failed worth of what it owed to others and did not deliver
/// @param fromFund what it got out of the quality fund, less what the fund got by it
record Outcome(
        Plot plot,
        long gained,
        long failed,
        long fromFund,
        long lacking,
        long shortfall,
        int sent) {
    /// So much must be failed that gains and losses are more than roundings.
    private static final long LEAST = 10_000_000;

    static Outcome of(Plot plot, Gang gang) {
        var books = gang.bazaar().books();
        return new Outcome(
                plot,
                gang.gained(),
                books.failed(),
                books.fromFund() - books.toFund(),
                books.lacking(),
                books.shortfall(),
                gang.bazaar().commands());
    }

    /// By which plots are chosen: what failing brings, of what was failed.
    double fitness() {
        if (failed < LEAST) return -10 + failed / 1e9;
        return gained > 0 ? gained : (double) gained / failed;
    }
}

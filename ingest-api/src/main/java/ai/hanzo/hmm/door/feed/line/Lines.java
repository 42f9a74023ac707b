package ai.hanzo.hmm.door.feed.line;

/// Which line follows which subject.
public final class Lines {
    private Lines() {}

    /// One that has heard nothing yet.
    public static Line of(Subject subject) {
        return switch (subject.channel()) {
            case DEPTH -> new DepthLine();
            case TRADES -> new TradesLine(subject.of());
            case PRICES, BALANCES -> new LatestLine(subject);
            case CANDLES -> new CandlesLine(subject);
            case EXECUTIONS -> new ExecutionsLine(subject.of());
            case ALLOCATIONS -> new AllocationsLine(subject.of());
        };
    }
}

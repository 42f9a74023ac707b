package ai.hanzo.hmm.market.price;

/// The whole seconds before the present one over which means are taken.
public enum Window {
    ONE_MINUTE(60),
    FIVE_MINUTES(300),
    ONE_HOUR(3_600),
    ONE_DAY(86_400);

    private final long seconds;

    Window(long seconds) {
        this.seconds = seconds;
    }

    public long seconds() {
        return seconds;
    }
}

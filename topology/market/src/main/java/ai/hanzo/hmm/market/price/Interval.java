package ai.hanzo.hmm.market.price;

import java.util.List;

/// How long a bar is. Bars begin at whole multiples of their length since 1970.
public enum Interval {
    SECOND("1s", 1),
    MINUTE("1m", 60),
    FIVE_MINUTES("5m", 300),
    HOUR("1h", 3_600),
    DAY("1d", 86_400);

    /// Those whose bars are made of the bars of seconds.
    public static final List<Interval> LONGER = List.of(MINUTE, FIVE_MINUTES, HOUR, DAY);

    private final String code;
    private final long seconds;

    Interval(String code, long seconds) {
        this.code = code;
        this.seconds = seconds;
    }

    /// What it is called on the wire.
    public String code() {
        return code;
    }

    public long seconds() {
        return seconds;
    }

    /// The first second of the bar that a second (since 1970, >= 0) is in.
    public long startOf(long second) {
        return second - second % seconds;
    }
}

package ai.hanzo.hmm.market.ledger;

import java.util.ArrayList;
import java.util.List;

/// What an account bought and sold of late, by the UTC day, the earliest first (rules, section 6).
public record Traded(List<Day> days) {
    public static final Traded NONE = new Traded(List.of());

    private static final int WINDOW_DAYS = 30;

    /// Notional of a day since 1970, uH; 2^63 - 1 where it is more.
    public record Day(long day, long notionalMicros) {}

    public Traded {
        days = List.copyOf(days);
    }

    /// With more on a day, which is the last or later; what neither it nor a coming day counts is
    /// forgotten.
    Traded plus(long notionalMicros, long day) {
        var kept = new ArrayList<Day>(days.size() + 1);
        long today = notionalMicros;
        for (var before : days) {
            if (before.day() == day) today = capped(today, before.notionalMicros());
            else if (before.day() >= day - WINDOW_DAYS) kept.add(before);
        }
        kept.add(new Day(day, today));
        return new Traded(kept);
    }

    /// In the 30 days before a day, uH.
    long before(long today) {
        long sum = 0;
        for (var day : days) {
            boolean counts = day.day() < today && day.day() >= today - WINDOW_DAYS;
            if (counts) sum = capped(sum, day.notionalMicros());
        }
        return sum;
    }

    private static long capped(long a, long b) {
        long sum = a + b;
        return sum < 0 ? Long.MAX_VALUE : sum;
    }
}

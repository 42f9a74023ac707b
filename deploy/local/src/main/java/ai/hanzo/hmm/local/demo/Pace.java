package ai.hanzo.hmm.local.demo;

/// How fast a trace is played.
///
/// @param speed times faster than it was recorded, > 0; infinite for flat out
public record Pace(double speed) {
    /// As fast as the exchange answers.
    public static final Pace FLAT_OUT = new Pace(Double.POSITIVE_INFINITY);

    public Pace {
        if (!(speed > 0)) throw new IllegalArgumentException("speed must be > 0: " + speed);
    }

    /// A number, where 0 is flat out, or `flat`.
    ///
    /// @throws IllegalArgumentException for anything else
    public static Pace parse(String text) {
        if (text.equals("flat")) return FLAT_OUT;
        double speed;
        try {
            speed = Double.parseDouble(text);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("speed must be a number >= 0 or flat: " + text, e);
        }
        if (speed == 0) return FLAT_OUT;
        return new Pace(speed);
    }

    boolean isFlatOut() {
        return Double.isInfinite(speed);
    }

    /// When what came at `atNanos` of the trace is due, nanoseconds from the start of the play.
    long dueNanos(long atNanos) {
        return (long) (atNanos / speed);
    }
}

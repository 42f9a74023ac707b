package ai.hanzo.hmm.market.price;

/// What was traded in one minute (since 1970) that is over: uSCU and uH.
public record MinuteVolume(long minute, long volumeMicros, long notionalMicros) {
    /// How many minutes the volume of 24 hours has, beside the running one.
    public static final long DAY = 1_440;
}

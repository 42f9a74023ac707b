package ai.hanzo.hmm.check.life;

/// How an allocation ended. Units in uSCU: together they are what was bought.
///
/// @param atMs ms since 1970
/// @param proof hex; empty for none
/// @param owedMicros to its consumer in money, paid or not, uH
record Ending(
        String reason,
        long atMs,
        String proof,
        long deliveredMicros,
        long refundedMicros,
        long lapsedMicros,
        long owedMicros) {
    static final String COMPLETED = "COMPLETED";
    static final String EXPIRED = "EXPIRED";
    static final String CONSUMER_ENDED = "CONSUMER_ENDED";
    static final String PROVIDER_FAULT = "PROVIDER_FAULT";

    /// The operator rules that more was not delivered: first what lapsed, then what had counted as
    /// delivered.
    Ending upheld(long unitsMicros, long moreOwedMicros) {
        long fromLapsed = Math.min(unitsMicros, lapsedMicros);
        return new Ending(
                PROVIDER_FAULT,
                atMs,
                proof,
                deliveredMicros - (unitsMicros - fromLapsed),
                refundedMicros + unitsMicros,
                lapsedMicros - fromLapsed,
                owedMicros + moreOwedMicros);
    }
}

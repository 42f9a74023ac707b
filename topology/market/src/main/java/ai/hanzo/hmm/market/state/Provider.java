package ai.hanzo.hmm.market.state;

import ai.hanzo.hmm.market.state.RowKey.Kind;
import ai.hanzo.hmm.market.units.Micros;

/// What changes with every allocation and sale of a provider.
///
/// @param bondMicros posted here, uH
/// @param rateMicros issued, millionths of the market's unit of rate
/// @param busyRateMicros in open allocations
/// @param obligedMicros units it still owes, uSCU
/// @param allocatedMicros units in its open allocations, uSCU
/// @param coverMicros what refunds of its open allocations may take of its bond, uH
/// @param busySinceMs since when it has had an open allocation at every moment, ms since 1970; 0
///   while it has none
/// @param dayBaseMicros fees collected on its sales of the running day, less the pool's part, uH
/// @param dayEnded its allocations that ended on the running day
/// @param retainedMicros what closed allocations that are disputed, or can be, may take of its
///   bond, uH
public record Provider(
        String account,
        long bondMicros,
        long rateMicros,
        long busyRateMicros,
        long obligedMicros,
        long allocatedMicros,
        long coverMicros,
        long busySinceMs,
        long dayBaseMicros,
        long dayEnded,
        long retainedMicros)
        implements Row {

    /// What a day's base is counted to, uH: 4.5 billion HANZO of fees, so that those of a thousand
    /// providers add up in 64 bits.
    private static final long MOST_BASE = 1L << 52;

    /// One that has posted nothing yet.
    public static Provider unknown(String account) {
        return new Provider(account, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);
    }

    @Override
    public RowKey key() {
        return new RowKey(Kind.PROVIDER, account);
    }

    /// Of what it has issued and proven, what is not in use.
    public long freeRateMicros(long attestedRateMicros) {
        return Math.min(rateMicros, attestedRateMicros) - busyRateMicros;
    }

    public Provider withBond(long micros) {
        return with(micros, rateMicros, obligedMicros);
    }

    public Provider issued(long standardMicros, long addedRateMicros) {
        return with(
                bondMicros,
                Micros.add(rateMicros, addedRateMicros),
                Micros.add(obligedMicros, standardMicros));
    }

    /// It owes less, and has less rate.
    public Provider relieved(long standardMicros, long lessRateMicros) {
        return with(bondMicros, rateMicros - lessRateMicros, obligedMicros - standardMicros);
    }

    /// An allocation began at a time, ms since 1970.
    public Provider allocated(OpenAllocation allocation, long timeMs) {
        return busy(allocation, 1, busySinceMs == 0 ? timeMs : busySinceMs, dayEnded);
    }

    /// An allocation ended.
    public Provider released(OpenAllocation allocation) {
        boolean isLast = allocatedMicros == allocation.standardMicros();
        return busy(allocation, -1, isLast ? 0 : busySinceMs, dayEnded + 1);
    }

    /// Closed allocations keep so much more of its bond, or so much less.
    public Provider retaining(long moreMicros) {
        return new Provider(
                account,
                bondMicros,
                rateMicros,
                busyRateMicros,
                obligedMicros,
                allocatedMicros,
                coverMicros,
                busySinceMs,
                dayBaseMicros,
                dayEnded,
                Micros.add(retainedMicros, moreMicros));
    }

    /// After a sale.
    public Provider sold(long baseMicros) {
        return onDay(Math.min(MOST_BASE, dayBaseMicros + baseMicros), dayEnded);
    }

    /// With a day before it.
    public Provider onNewDay() {
        return onDay(0, 0);
    }

    private Provider with(long bond, long rate, long obliged) {
        return new Provider(
                account,
                bond,
                rate,
                busyRateMicros,
                obliged,
                allocatedMicros,
                coverMicros,
                busySinceMs,
                dayBaseMicros,
                dayEnded,
                retainedMicros);
    }

    private Provider busy(OpenAllocation allocation, int sign, long sinceMs, long ended) {
        return new Provider(
                account,
                bondMicros,
                rateMicros,
                busyRateMicros + sign * allocation.rateMicros(),
                obligedMicros,
                allocatedMicros + sign * allocation.standardMicros(),
                coverMicros + sign * allocation.coverMicros(),
                sinceMs,
                dayBaseMicros,
                ended,
                retainedMicros);
    }

    private Provider onDay(long base, long ended) {
        return new Provider(
                account,
                bondMicros,
                rateMicros,
                busyRateMicros,
                obligedMicros,
                allocatedMicros,
                coverMicros,
                busySinceMs,
                base,
                ended,
                retainedMicros);
    }
}

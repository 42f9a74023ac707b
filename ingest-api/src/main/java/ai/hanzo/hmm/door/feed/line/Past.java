package ai.hanzo.hmm.door.feed.line;

import org.apache.avro.specific.SpecificRecord;

import java.util.List;

/// What the views held of a subject when they were asked.
///
/// @param standing of executions, those that open orders were touched by last, each with that order
///   alone; however old they are
/// @param last the last records, the oldest first; of depth, prices and balances one alone, of
///   allocations those that are open
public record Past(List<SpecificRecord> standing, List<SpecificRecord> last) {
    public Past {
        standing = List.copyOf(standing);
        last = List.copyOf(last);
    }

    public static Past of(List<? extends SpecificRecord> last) {
        return of(List.of(), last);
    }

    public static Past of(
            List<? extends SpecificRecord> standing, List<? extends SpecificRecord> last) {
        return new Past(List.copyOf(standing), List.copyOf(last));
    }

    /// The last records as what they are.
    <V extends SpecificRecord> List<V> last(Class<V> type) {
        return last.stream().map(type::cast).toList();
    }
}

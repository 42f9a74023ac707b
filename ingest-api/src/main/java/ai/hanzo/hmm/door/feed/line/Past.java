package ai.hanzo.hmm.door.feed.line;

import org.apache.avro.specific.SpecificRecord;

import java.util.List;

/// What the views held of a subject when they were asked.
///
/// @param records the oldest first; of depth, prices and balances the last alone
/// @param isKept whether the views keep such records at all
public record Past(List<SpecificRecord> records, boolean isKept) {
    /// Of what no view keeps.
    public static final Past NOT_KEPT = new Past(List.of(), false);

    public Past {
        records = List.copyOf(records);
    }

    public static Past of(List<? extends SpecificRecord> records) {
        return new Past(List.copyOf(records), true);
    }

    /// The records as what they are.
    <V extends SpecificRecord> List<V> as(Class<V> type) {
        return records.stream().map(type::cast).toList();
    }
}

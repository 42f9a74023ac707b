package ai.hanzo.hmm.check.read;

import org.apache.avro.specific.SpecificRecord;

import java.util.Objects;
import java.util.StringJoiner;

/// Where two records of one type differ, for people.
public final class Difference {
    private static final int MOST_CHARACTERS = 200;

    private Difference() {}

    /// The fields that differ, with what the replay gives and what is published.
    public static String of(SpecificRecord replayed, SpecificRecord published) {
        var fields = new StringJoiner("; ");
        for (var field : replayed.getSchema().getFields()) {
            var given = replayed.get(field.pos());
            var there = published.get(field.pos());
            if (!Objects.equals(given, there)) {
                fields.add(
                        "%s is %s and published is %s"
                                .formatted(field.name(), shortened(given), shortened(there)));
            }
        }
        return fields.length() == 0 ? "the bytes differ, or the key" : fields.toString();
    }

    public static String shortened(Object value) {
        var text = String.valueOf(value);
        return text.length() <= MOST_CHARACTERS ? text : text.substring(0, MOST_CHARACTERS) + "...";
    }
}

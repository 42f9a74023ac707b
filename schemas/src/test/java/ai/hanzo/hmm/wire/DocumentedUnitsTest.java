package ai.hanzo.hmm.wire;

import static org.assertj.core.api.Assertions.assertThat;

import ai.hanzo.hmm.wire.topic.TopicCatalogue;

import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificData;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

class DocumentedUnitsTest {
    private static final Pattern AMOUNT = Pattern.compile(".*(Micros|Ms|Ppm)");
    private static final Pattern UNIT =
            Pattern.compile("(?s).*\\b(uH|uSCU|ms|ppm|[Mm]illionths|[Mm]icro-units)\\b.*");

    @Test
    void everyAmountSaysItsUnit() {
        var silent = new ArrayList<String>();
        var seen = new HashSet<String>();
        for (var topic : new TopicCatalogue("").all()) {
            walk(SpecificData.get().getSchema(topic.valueType()), seen, silent);
        }
        assertThat(seen).hasSizeGreaterThan(40);
        assertThat(silent).as("amounts without their unit in the doc").isEmpty();
    }

    @Test
    void everyRecordSaysWhatItIs() {
        var silent = new ArrayList<String>();
        for (var topic : new TopicCatalogue("").all()) {
            var schema = SpecificData.get().getSchema(topic.valueType());
            if (schema.getDoc() == null) silent.add(schema.getName());
        }
        assertThat(silent).isEmpty();
    }

    private static void walk(Schema schema, Set<String> seen, List<String> silent) {
        switch (schema.getType()) {
            case RECORD -> {
                if (!seen.add(schema.getFullName())) return;
                for (var field : schema.getFields()) {
                    var doc = field.doc() == null ? "" : field.doc();
                    if (AMOUNT.matcher(field.name()).matches() && !UNIT.matcher(doc).matches()) {
                        silent.add(schema.getName() + "." + field.name());
                    }
                    walk(field.schema(), seen, silent);
                }
            }
            case UNION -> schema.getTypes().forEach(branch -> walk(branch, seen, silent));
            case ARRAY -> walk(schema.getElementType(), seen, silent);
            case MAP -> walk(schema.getValueType(), seen, silent);
            default -> {}
        }
    }
}

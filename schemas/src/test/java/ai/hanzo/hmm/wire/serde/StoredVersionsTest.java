package ai.hanzo.hmm.wire.serde;

import static org.assertj.core.api.Assertions.assertThat;

import ai.hanzo.hmm.wire.state.MarketRow;
import ai.hanzo.hmm.wire.state.TotalsRow;

import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.io.EncoderFactory;
import org.junit.jupiter.api.Test;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;

/// State that an earlier program stored.
class StoredVersionsTest {
    @Test
    void rowsOfTheFirstVersionAreReadWithWhatTheyLackedLeftEmpty() throws IOException {
        var first = StoredVersions.before(MarketRow.getClassSchema()).getFirst();
        var totals =
                first.getField("row").schema().getTypes().stream()
                        .filter(branch -> branch.getName().equals("TotalsRow"))
                        .findAny()
                        .orElseThrow();
        var row = new GenericData.Record(first);
        row.put("row", filled(totals));

        var read = StateCodec.of(MarketRow.class).decode(stored(row));

        assertThat(read.getRow())
                .isEqualTo(new TotalsRow(0L, 1L, 2L, 3L, 4L, 5L, 6L, 7L, null, 0L));
    }

    @Test
    void rowsOfTodayAreWrittenInTheNextVersion() {
        var codec = StateCodec.of(MarketRow.class);
        var row = new MarketRow(new TotalsRow(0L, 1L, 2L, 3L, 4L, 5L, 6L, 7L, null, 0L));
        int before = StoredVersions.before(MarketRow.getClassSchema()).size();

        assertThat(codec.encode(row)[0]).isEqualTo((byte) (before + 1));
        assertThat(codec.decode(codec.encode(row))).isEqualTo(row);
    }

    @Test
    void aTypeThatNeverChangedHasNoEarlierVersion() {
        assertThat(StoredVersions.before(TotalsRow.getClassSchema())).isEqualTo(List.of());
    }

    private static GenericData.Record filled(Schema totals) {
        var record = new GenericData.Record(totals);
        for (var field : totals.getFields()) record.put(field.pos(), (long) field.pos());
        return record;
    }

    private static byte[] stored(GenericData.Record row) throws IOException {
        var bytes = new ByteArrayOutputStream();
        bytes.write(1);
        var out = EncoderFactory.get().binaryEncoder(bytes, null);
        new GenericDatumWriter<GenericData.Record>(row.getSchema()).write(row, out);
        out.flush();
        return bytes.toByteArray();
    }
}

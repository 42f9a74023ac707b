package ai.hanzo.hmm.wire.serde;

import org.apache.avro.Schema;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.io.DatumWriter;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.Encoder;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificDatumWriter;
import org.apache.avro.specific.SpecificRecord;

import java.io.ByteArrayOutputStream;
import java.io.IOException;

/// Writes records of a class in another version of its schema: encodes, resolves and encodes again,
/// since fields may stand in another order or be missing there.
final class TranslatingWriter implements DatumWriter<SpecificRecord> {
    private final SpecificDatumWriter<SpecificRecord> own;
    private final GenericDatumReader<Object> resolver;
    private final GenericDatumWriter<Object> other;

    TranslatingWriter(Schema own, Schema other) {
        this.own = new SpecificDatumWriter<>(own, SpecificData.getForSchema(own));
        this.resolver = new GenericDatumReader<>(own, other);
        this.other = new GenericDatumWriter<>(other);
    }

    @Override
    public void setSchema(Schema schema) {
        throw new UnsupportedOperationException("both schemas are given once");
    }

    @Override
    public void write(SpecificRecord datum, Encoder out) throws IOException {
        var bytes = new ByteArrayOutputStream();
        var encoder = EncoderFactory.get().binaryEncoder(bytes, null);
        own.write(datum, encoder);
        encoder.flush();
        var decoder = DecoderFactory.get().binaryDecoder(bytes.toByteArray(), null);
        other.write(resolver.read(null, decoder), out);
    }
}

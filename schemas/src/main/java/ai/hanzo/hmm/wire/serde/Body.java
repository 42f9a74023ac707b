package ai.hanzo.hmm.wire.serde;

import org.apache.avro.Schema;
import org.apache.avro.SchemaNormalization;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.DatumReader;
import org.apache.avro.io.Decoder;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.FastReaderBuilder;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;

import java.io.IOException;

/// Reads Avro bodies that one schema wrote into records of one generated class. Built whole and
/// then never changed, so it is safe for threads.
final class Body<T extends SpecificRecord> {
    private final String type;
    private final DatumReader<T> reader;
    private final boolean sameSchema;
    private final ThreadLocal<BinaryDecoder> decoders = new ThreadLocal<>();

    /// @throws UnreadableRecordException when no body of this writer can be such a record
    Body(Schema writer, Class<T> type) {
        var model = SpecificData.getForClass(type);
        var expected = model.getSchema(type);
        WriterSchemas.check(writer, expected);
        this.type = type.getSimpleName();
        this.sameSchema =
                SchemaNormalization.toParsingForm(writer)
                        .equals(SchemaNormalization.toParsingForm(expected));
        try {
            this.reader = new FastReaderBuilder(model).createDatumReader(writer, expected);
        } catch (IOException | RuntimeException unresolvable) {
            throw new UnreadableRecordException(
                    "%s is not to be read as %s".formatted(writer.getFullName(), this.type),
                    unresolvable);
        }
    }

    /// The record in `bytes` from `offset` to the end.
    ///
    /// All that goes wrong here is the bytes' fault. Lengths are checked against what is left of
    /// them before anything is allocated, every element of an array takes at least one of them, and
    /// a nest too deep ends the stack before the heap.
    ///
    /// @throws UnreadableRecordException when they are anything but exactly one record
    T read(byte[] bytes, int offset) {
        var decoder =
                DecoderFactory.get()
                        .binaryDecoder(bytes, offset, bytes.length - offset, decoders.get());
        decoders.set(decoder);
        try {
            Decoder source = sameSchema ? decoder : new UncountedDecoder(decoder);
            var record = reader.read(null, source);
            if (decoder.isEnd()) return record;
        } catch (IOException | RuntimeException | StackOverflowError unreadable) {
            throw new UnreadableRecordException(
                    "%d bytes are no %s".formatted(bytes.length - offset, type), unreadable);
        }
        throw new UnreadableRecordException("bytes follow the " + type);
    }
}

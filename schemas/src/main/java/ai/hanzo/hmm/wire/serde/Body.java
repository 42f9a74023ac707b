package ai.hanzo.hmm.wire.serde;

import org.apache.avro.Schema;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.DatumReader;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificDatumReader;
import org.apache.avro.specific.SpecificRecord;

import java.io.IOException;

/// Reads Avro bodies that one schema wrote into records of one generated class. Safe for threads.
final class Body<T extends SpecificRecord> {
    private final DatumReader<T> reader;
    private final String type;
    private final ThreadLocal<BinaryDecoder> decoders = new ThreadLocal<>();

    Body(Schema writer, Class<T> type) {
        var model = SpecificData.getForClass(type);
        this.reader = new SpecificDatumReader<>(writer, model.getSchema(type), model);
        this.type = type.getSimpleName();
    }

    /// The record in `bytes` from `offset` to the end.
    ///
    /// Everything that can go wrong here is the bytes' fault: Avro checks every count and length
    /// against what is left of them before it allocates, and a deep nest ends the stack before the
    /// heap.
    ///
    /// @throws UnreadableRecordException when they are anything but exactly one record
    T read(byte[] bytes, int offset) {
        var decoder =
                DecoderFactory.get()
                        .binaryDecoder(bytes, offset, bytes.length - offset, decoders.get());
        decoders.set(decoder);
        try {
            var record = reader.read(null, decoder);
            if (decoder.isEnd()) return record;
        } catch (IOException | RuntimeException | StackOverflowError unreadable) {
            throw new UnreadableRecordException(
                    "%d bytes are no %s".formatted(bytes.length, type), unreadable);
        }
        throw new UnreadableRecordException("bytes follow the %s".formatted(type));
    }
}

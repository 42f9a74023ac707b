package ai.hanzo.hmm.wire.serde;

import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.DatumWriter;
import org.apache.avro.io.EncoderFactory;

import java.io.ByteArrayOutputStream;
import java.io.IOException;

/// One thread's buffer for encoding: a head of zero bytes to be filled in later, then the Avro
/// body.
final class BodyBuffer {
    private static final int INITIAL = 512;

    /// A buffer that grew beyond this, bytes, is not kept.
    private static final int KEPT = 1 << 20;

    private final byte[] head;
    private ByteArrayOutputStream bytes = new ByteArrayOutputStream(INITIAL);
    private BinaryEncoder idle;

    BodyBuffer(int headBytes) {
        this.head = new byte[headBytes];
    }

    /// The head and the body of `datum`, in an array of their own.
    ///
    /// @throws IOException never: the bytes go to memory
    <T> byte[] write(DatumWriter<T> writer, T datum) throws IOException {
        bytes.reset();
        bytes.writeBytes(head);
        var encoder = EncoderFactory.get().binaryEncoder(bytes, idle);
        idle = null; // An encoder that failed half-way keeps bytes of its own and is left behind.
        writer.write(datum, encoder);
        encoder.flush();
        idle = encoder;
        var result = bytes.toByteArray();
        if (result.length > KEPT) bytes = new ByteArrayOutputStream(INITIAL);
        return result;
    }
}

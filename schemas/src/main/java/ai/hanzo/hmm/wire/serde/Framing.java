package ai.hanzo.hmm.wire.serde;

/// The Confluent wire format: a zero byte, the id of the writer's schema as a big-endian 32-bit
/// number, the Avro body.
final class Framing {
    /// Bytes before the body.
    static final int HEADER = 5;

    private static final byte MAGIC = 0;

    private Framing() {}

    /// Writes the five bytes at the beginning of `record`.
    static void write(byte[] record, int id) {
        record[0] = MAGIC;
        record[1] = (byte) (id >>> 24);
        record[2] = (byte) (id >>> 16);
        record[3] = (byte) (id >>> 8);
        record[4] = (byte) id;
    }

    /// The schema id of a record.
    ///
    /// @throws UnreadableRecordException when it is too short, begins with another byte, or no
    ///   registry gives such an id
    static int schemaId(byte[] record) {
        if (record.length < HEADER) {
            throw new UnreadableRecordException(
                    "a record is at least %d bytes: %d".formatted(HEADER, record.length));
        }
        if (record[0] != MAGIC) {
            throw new UnreadableRecordException(
                    "a record begins with byte 0: %d".formatted(record[0]));
        }
        int id =
                (record[1] & 0xff) << 24
                        | (record[2] & 0xff) << 16
                        | (record[3] & 0xff) << 8
                        | (record[4] & 0xff);
        if (id < 0) {
            throw new UnreadableRecordException("a schema id is >= 0: %d".formatted(id));
        }
        return id;
    }
}

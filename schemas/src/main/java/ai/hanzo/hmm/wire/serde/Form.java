package ai.hanzo.hmm.wire.serde;

import org.apache.avro.io.DatumWriter;
import org.apache.avro.specific.SpecificRecord;

/// How records of one class are written to one topic.
///
/// @param id the schema id that stands before them
record Form(int id, DatumWriter<SpecificRecord> writer) {}

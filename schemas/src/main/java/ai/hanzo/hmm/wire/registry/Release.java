package ai.hanzo.hmm.wire.registry;

import org.apache.avro.Schema;

/// One version of a record's schema as it was, or will be, released: it never changes afterwards.
///
/// @param id the number that stands before its records where the fixed catalogue is the registry
/// @param version 1 for the record's first
record Release(int id, int version, Schema schema) {}

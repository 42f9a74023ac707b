package ai.hanzo.hmm.wire.registry;

import org.apache.avro.Schema;

/// One version of a subject.
///
/// @param version 1 for the first
/// @param id the number that stands before records of this schema
public record Registered(String subject, int version, int id, Schema schema) {}

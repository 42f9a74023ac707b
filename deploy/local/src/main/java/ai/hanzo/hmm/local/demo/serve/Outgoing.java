package ai.hanzo.hmm.local.demo.serve;

import org.apache.avro.specific.SpecificRecord;

/// A command to send.
///
/// @param id unique within its account, or the operator's
public record Outgoing(String id, SpecificRecord body) {}

package ai.hanzo.hmm.door.view;

import ai.hanzo.hmm.wire.Execution;

/// One of an account's executions.
///
/// @param position rises with every execution of the account: the offset of its record
public record ListedExecution(long position, Execution execution) {}

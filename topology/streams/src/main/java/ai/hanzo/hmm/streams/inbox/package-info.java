/// The gate of every room: a record is read, or it goes to the dead letters with its reason, so
/// that bad input never stops a task (rules, section 11).
package ai.hanzo.hmm.streams.inbox;

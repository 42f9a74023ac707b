/// The whole exchange in one process: its parts started in the order in which they need each other,
/// stopped in the other, and the command line that does it.
package ai.hanzo.hmm.local;

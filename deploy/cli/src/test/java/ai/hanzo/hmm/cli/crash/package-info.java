/// An exchange in a process of its own, killed while it works, and the audit of what it left.
package ai.hanzo.hmm.cli.crash;

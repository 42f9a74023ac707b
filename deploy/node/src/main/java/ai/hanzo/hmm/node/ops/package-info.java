/// How a process is operated: its figures, its health, its log, its leave.
package ai.hanzo.hmm.node.ops;

/// The exchange as processes, with and without faults.
package ai.hanzo.hmm.cli.chaos;

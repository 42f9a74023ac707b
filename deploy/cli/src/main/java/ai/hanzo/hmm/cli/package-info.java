/// The `hmm` command: one line for every part of the house that people run.
package ai.hanzo.hmm.cli;

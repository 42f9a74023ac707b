/// The operator's commands on their way into the log of the market they are about.
package ai.hanzo.hmm.streams.operator;

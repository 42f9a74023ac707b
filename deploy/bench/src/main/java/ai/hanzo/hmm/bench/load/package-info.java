/// The load: which commands, at which times, and when their results were seen.
package ai.hanzo.hmm.bench.load;

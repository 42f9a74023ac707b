/// The faults of a run, known before it begins: a function of the seed.
package ai.hanzo.hmm.chaos.plan;

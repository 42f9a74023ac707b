/// What became of the allocations of a run.
package ai.hanzo.hmm.chaos.life;

/// What was measured, for people and for machines.
package ai.hanzo.hmm.bench.report;

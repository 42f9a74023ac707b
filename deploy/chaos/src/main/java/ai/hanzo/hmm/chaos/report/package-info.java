/// What a run says at its end, for people and for programs.
package ai.hanzo.hmm.chaos.report;

/// Verdicts as text for people and as JSON for programs.
package ai.hanzo.hmm.check.report;

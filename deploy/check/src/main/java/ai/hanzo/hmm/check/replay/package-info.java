/// Markets played again from their logs, side by side with what they published.
package ai.hanzo.hmm.check.replay;

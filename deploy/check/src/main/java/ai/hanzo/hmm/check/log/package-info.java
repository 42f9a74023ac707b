/// Committed logs, read up to a fixed cut and no further.
package ai.hanzo.hmm.check.log;

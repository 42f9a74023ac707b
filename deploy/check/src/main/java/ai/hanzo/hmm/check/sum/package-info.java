/// Sums and sequences: what the records of accounts and markets must add up to.
package ai.hanzo.hmm.check.sum;

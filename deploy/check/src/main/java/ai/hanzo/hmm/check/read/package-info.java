/// What a record says, read by the checker's own rules.
package ai.hanzo.hmm.check.read;

/// Exchanges with a bug planted into their pipeline, and whether the checker finds it.
package ai.hanzo.hmm.check.planted;

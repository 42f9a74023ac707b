/// How an account becomes a provider whose units can be sold: step by step, each looked at before
/// it is taken, so that what is there already is left as it is.
package ai.hanzo.hmm.provider.onboard;

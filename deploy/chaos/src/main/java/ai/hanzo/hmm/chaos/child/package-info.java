/// The exchange as processes of this machine, which can be killed, stopped and started again.
package ai.hanzo.hmm.chaos.child;

/// Signatures of accounts: how a command is signed, and how that is checked.
package ai.hanzo.hmm.streams.signature;

/// Ed25519 (RFC 8032), the one place that signs and verifies, and the files that keep private keys.
package ai.hanzo.hmm.streams.key;

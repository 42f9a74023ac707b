/// The operator's tools for the keys that sign access tokens.
package ai.hanzo.hmm.node.keys;

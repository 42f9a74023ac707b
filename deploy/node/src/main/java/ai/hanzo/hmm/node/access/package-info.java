/// The commands about the API keys that a guarded door asks for.
package ai.hanzo.hmm.node.access;

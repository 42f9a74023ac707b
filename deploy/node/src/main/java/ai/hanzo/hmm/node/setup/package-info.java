/// What a new exchange needs before anybody trades: its topics and its first markets. All of it may
/// be done again at every start and changes nothing then.
package ai.hanzo.hmm.node.setup;

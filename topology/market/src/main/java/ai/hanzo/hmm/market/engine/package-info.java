/// A market at work: one command at a time, each desk doing one thing to the market's rows, and
/// every account that was touched answered once.
package ai.hanzo.hmm.market.engine;

/// The rows that a market is made of, and tables that know what a command changed.
package ai.hanzo.hmm.market.state;

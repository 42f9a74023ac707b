/// What can be asked of a market, as values.
package ai.hanzo.hmm.market.command;

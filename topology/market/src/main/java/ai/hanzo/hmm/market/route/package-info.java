/// The way of an order through book and pool as one source of liquidity, and the fees on it.
package ai.hanzo.hmm.market.route;

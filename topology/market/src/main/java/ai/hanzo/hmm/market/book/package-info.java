/// The limit order book: price first, then time.
package ai.hanzo.hmm.market.book;

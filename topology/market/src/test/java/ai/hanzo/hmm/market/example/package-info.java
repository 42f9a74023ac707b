/// Examples that draw the market: a book as text, one command, what must happen, the book left.
package ai.hanzo.hmm.market.example;

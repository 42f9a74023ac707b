/// From an order to the token that opens what it bought.
package ai.hanzo.hmm.bench.tokens;

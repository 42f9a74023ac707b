/// Between the wire's records and the market's values, and nothing else: no rule lives here.
package ai.hanzo.hmm.streams.translate;

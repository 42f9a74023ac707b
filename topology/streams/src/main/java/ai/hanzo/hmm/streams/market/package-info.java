/// The markets, each a fold over its one input log: commands in, what happened out.
package ai.hanzo.hmm.streams.market;

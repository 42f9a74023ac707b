/// What is measured: the exchange, and an empty topology with the same hops.
package ai.hanzo.hmm.bench.subject;

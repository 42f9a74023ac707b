/// How fast the exchange is, measured against what Kafka Streams itself can do on this machine: the
/// same broker, the same two hops, the same load, in turns.
package ai.hanzo.hmm.bench;

/// What nobody should send, sent to the whole exchange over real Kafka.
package ai.hanzo.hmm.cli.hostile;

/// The way of a command into Kafka: acknowledged by all replicas, or said to have failed.
package ai.hanzo.hmm.door.log;

/// The market driven by Kafka Streams: rooms joined by topics, run as one program.
package ai.hanzo.hmm.streams;

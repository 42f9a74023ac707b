/// A real Kafka broker and controller inside this process, its data in a folder.
package ai.hanzo.hmm.local.broker;

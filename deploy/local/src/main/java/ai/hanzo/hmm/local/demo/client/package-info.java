/// The demo's two ends of Kafka: a producer of commands and a reader of committed results, with
/// nothing that another client could not do.
package ai.hanzo.hmm.local.demo.client;

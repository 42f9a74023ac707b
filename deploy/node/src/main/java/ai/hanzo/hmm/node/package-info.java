/// The parts of the exchange as processes of their own, as many as a cluster wants, against a Kafka
/// that is somebody else's. No broker is on the class path here.
package ai.hanzo.hmm.node;

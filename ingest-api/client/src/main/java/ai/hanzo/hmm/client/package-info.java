/// The exchange as a Java program calls it: {@link ai.hanzo.hmm.client.HmmClient} first. Calls
/// block until there is an answer, so they are made on virtual threads where many are under way.
package ai.hanzo.hmm.client;

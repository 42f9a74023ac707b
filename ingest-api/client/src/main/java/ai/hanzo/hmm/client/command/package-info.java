/// What is asked of the exchange. Each command has an id of its sender's, by which it is done once,
/// however often it is sent.
package ai.hanzo.hmm.client.command;

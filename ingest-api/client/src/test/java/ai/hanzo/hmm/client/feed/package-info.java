/// Feeds against scripted frames, and against a door that is a script.
package ai.hanzo.hmm.client.feed;

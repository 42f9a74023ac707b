/// The checker: reads the committed topics of an exchange and nothing else, reckons for itself, and
/// says of each promise whether the records keep it.
package ai.hanzo.hmm.check;

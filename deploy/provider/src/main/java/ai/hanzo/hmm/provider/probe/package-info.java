/// An observer: asks an inference server what anybody could ask it, and reports how it answered.
package ai.hanzo.hmm.provider.probe;

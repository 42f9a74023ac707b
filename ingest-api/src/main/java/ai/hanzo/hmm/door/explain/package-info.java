/// How a provider's published quality came about, told so that it can be reckoned again by hand
/// from what is shown alone.
package ai.hanzo.hmm.door.explain;

/// The door as it is seen from outside.
package ai.hanzo.hmm.provider.door;

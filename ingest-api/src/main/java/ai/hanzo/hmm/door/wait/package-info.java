/// Requests that are held until what they asked for has happened.
package ai.hanzo.hmm.door.wait;

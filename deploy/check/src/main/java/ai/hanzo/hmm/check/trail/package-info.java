/// The trail of every command: sent, forwarded to a market, answered. Commands are remembered as
/// fingerprints in arrays of numbers; where there are too many for the memory, the logs are read
/// several times, each time for one class of them.
package ai.hanzo.hmm.check.trail;

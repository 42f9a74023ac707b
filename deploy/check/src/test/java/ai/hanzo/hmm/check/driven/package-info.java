/// The real topologies in test drivers, days of event time at once, and the records they leave.
package ai.hanzo.hmm.check.driven;

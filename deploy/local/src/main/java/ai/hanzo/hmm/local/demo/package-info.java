/// The demo: a client of the exchange that opens a market, plays a trace of requests through it as
/// orders, and holds the results against what the exchange promises.
package ai.hanzo.hmm.local.demo;

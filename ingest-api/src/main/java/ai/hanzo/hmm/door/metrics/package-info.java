/// What the exchange says of itself in figures, for Prometheus. Every label has few values: routes
/// instead of paths, codes, topics, markets; never an account, an id or what a client sent.
package ai.hanzo.hmm.door.metrics;

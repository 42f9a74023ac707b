/// What the demo's market makers decide, as pure functions: terms, sizes, quotes. Nothing here
/// knows Kafka or a clock.
package ai.hanzo.hmm.local.demo.plan;

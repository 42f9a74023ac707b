/// What the exchange's result topics have said so far, added up: plain state that is told of one
/// record after the other and knows neither Kafka nor a clock.
package ai.hanzo.hmm.local.demo.tally;

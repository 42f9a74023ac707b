/// What becomes of what was bought, as those see it who use it: providers serve, consumers show
/// their tokens, end early and dispute, the operator rules. Plain bookkeeping that is told of one
/// result after the other and of the time, and says which commands to send; it knows neither Kafka
/// nor a clock.
package ai.hanzo.hmm.local.demo.serve;

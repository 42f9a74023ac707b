package ai.hanzo.hmm.check.audit;

import ai.hanzo.hmm.check.Judgement;
import ai.hanzo.hmm.check.read.Places;
import ai.hanzo.hmm.wire.QualityScore;

import org.apache.kafka.clients.consumer.ConsumerRecord;

/// What a market's own book is told goes to all that compare.
///
/// @param opening the record that the market opened with
record Told(
        String market,
        ConsumerRecord<?, ?> opening,
        Publications publications,
        Payments payments,
        Judgement judgement)
        implements Book {
    @Override
    public void scored(QualityScore expected, boolean isOwed) {
        publications.expect(expected, isOwed);
    }

    @Override
    public void slashed(String provider, long micros) {
        payments.slashed(provider, market, micros);
    }

    @Override
    public void paid(String provider, long micros) {
        payments.paid(provider, market, micros);
    }

    @Override
    public void verified(String provider, boolean proves, boolean accepted) {
        judgement.checked();
        if (proves == accepted) return;
        judgement.broken(
                "%s, opened at %s: the evidence of %s %s and was %s"
                        .formatted(
                                market,
                                Places.text(opening),
                                provider,
                                proves ? "proves its claim" : "does not prove its claim",
                                accepted ? "accepted" : "refused"));
    }

    @Override
    public void refunded(long number, long owed, long paid) {
        judgement.checked();
        if (owed == paid) return;
        judgement.broken(
                "%s: the consumer of allocation %d is owed %d uH and was given %d"
                        .formatted(market, number, owed, paid));
    }
}

package ai.hanzo.hmm.check.sum;

import ai.hanzo.hmm.check.Judgement;
import ai.hanzo.hmm.check.read.Places;
import ai.hanzo.hmm.wire.OrderSide;
import ai.hanzo.hmm.wire.Settlement;
import ai.hanzo.hmm.wire.Venue;

import org.apache.kafka.clients.consumer.ConsumerRecord;

import java.math.BigInteger;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// Judges settlements by themselves: what some gain in a match others lose, and every leg is what
/// price, quantity and fees say (rules, sections 6 and 9).
public final class ZeroSum {
    private static final String HANZO = "HANZO";
    private static final String POOL = "@pool";
    private static final BigInteger MILLION = BigInteger.valueOf(1_000_000);
    private static final BigInteger LP_SHARE_PPM = BigInteger.valueOf(2_000);

    private final Judgement judgement;

    private record Account(String party, String asset) {}

    public ZeroSum(Judgement judgement) {
        this.judgement = judgement;
    }

    public void settlement(ConsumerRecord<?, ?> at, Settlement settlement) {
        judgement.checked();
        wrong(settlement)
                .ifPresent(
                        what ->
                                judgement.broken(
                                        "%s: settlement %d of %s: %s"
                                                .formatted(
                                                        Places.text(at),
                                                        settlement.getSequence(),
                                                        settlement.getMarket(),
                                                        what)));
    }

    private static Optional<String> wrong(Settlement settlement) {
        var sums = new HashMap<String, BigInteger>();
        for (var leg : settlement.getLegs()) {
            sums.merge(leg.getAsset(), BigInteger.valueOf(leg.getAmountMicros()), BigInteger::add);
        }
        for (var sum : sums.entrySet()) {
            if (sum.getValue().signum() != 0) {
                return Optional.of(
                        "its legs sum to " + sum.getValue() + " micro-units of " + sum.getKey());
            }
        }
        return notional(settlement).or(() -> fees(settlement)).or(() -> legs(settlement));
    }

    private static Optional<String> notional(Settlement s) {
        var price = BigInteger.valueOf(s.getPriceMicros());
        var quantity = BigInteger.valueOf(s.getQuantityMicros());
        var notional = BigInteger.valueOf(s.getNotionalMicros());
        if (s.getVenue() == Venue.BOOK) {
            var exact = notional.multiply(MILLION).equals(price.multiply(quantity));
            return unless(exact, "its notional is not price x quantity");
        }
        var mean =
                quantity.signum() > 0 && notional.multiply(MILLION).divide(quantity).equals(price);
        return unless(mean, "its price is not the mean of what was paid");
    }

    /// What both paid goes to pool, quality fund and treasury. The pool's share of a fill on the
    /// book is cut where its pool is small; the treasury then has the difference.
    private static Optional<String> fees(Settlement s) {
        var paid =
                BigInteger.valueOf(s.getTakerFeeMicros())
                        .add(BigInteger.valueOf(s.getMakerFeeMicros()));
        var share =
                BigInteger.valueOf(s.getNotionalMicros()).multiply(LP_SHARE_PPM).divide(MILLION);
        var pool = BigInteger.valueOf(s.getLpShareMicros());
        var quality = BigInteger.valueOf(s.getQualityFundMicros());
        var treasury = BigInteger.valueOf(s.getTreasuryMicros());
        var quarter = paid.subtract(share).divide(BigInteger.valueOf(4));
        boolean cut = s.getVenue() == Venue.BOOK && pool.compareTo(share) < 0;
        boolean negative = pool.signum() < 0 || quality.signum() < 0 || treasury.signum() < 0;
        return unless(
                !negative
                        && paid.equals(pool.add(quality).add(treasury))
                        && (cut || pool.equals(share))
                        && quality.equals(quarter)
                        && (s.getVenue() == Venue.BOOK || s.getMakerFeeMicros() == 0),
                "its fees of " + paid + " uH are not split as the rules say");
    }

    private static Optional<String> legs(Settlement s) {
        var told = new HashMap<Account, Long>();
        for (var leg : s.getLegs())
            add(told, leg.getParty(), leg.getAsset(), leg.getAmountMicros());
        return unless(told.equals(expected(s)), "its legs are not what its own figures say");
    }

    private static Map<Account, Long> expected(Settlement s) {
        boolean buys = s.getTakerSide() == OrderSide.BUY;
        var buyer = buys ? s.getTaker() : s.getMaker();
        var seller = buys ? s.getMaker() : s.getTaker();
        long buyerFee = buys ? s.getTakerFeeMicros() : s.getMakerFeeMicros();
        long sellerFee = buys ? s.getMakerFeeMicros() : s.getTakerFeeMicros();
        var legs = new HashMap<Account, Long>();
        var units = "SCU:" + s.getMarket();
        add(legs, buyer, units, s.getQuantityMicros());
        add(legs, seller, units, -s.getQuantityMicros());
        add(legs, buyer, HANZO, -s.getNotionalMicros() - buyerFee);
        add(legs, seller, HANZO, s.getNotionalMicros() - sellerFee);
        add(legs, POOL, HANZO, s.getLpShareMicros());
        add(legs, "@quality-fund", HANZO, s.getQualityFundMicros());
        add(legs, "@treasury", HANZO, s.getTreasuryMicros());
        return legs;
    }

    private static void add(Map<Account, Long> sums, String party, String asset, long micros) {
        sums.merge(new Account(party, asset), micros, Long::sum);
    }

    private static Optional<String> unless(boolean holds, String otherwise) {
        return holds ? Optional.empty() : Optional.of(otherwise);
    }
}

package ai.hanzo.hmm.check.sum;

import ai.hanzo.hmm.check.Judgement;
import ai.hanzo.hmm.check.read.Places;
import ai.hanzo.hmm.wire.Execution;
import ai.hanzo.hmm.wire.MarketStatus;
import ai.hanzo.hmm.wire.Posting;
import ai.hanzo.hmm.wire.Settlement;

import org.apache.kafka.clients.consumer.ConsumerRecord;

import java.math.BigInteger;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;

/// Judges the treasury: what settlements gave it in a market is swept into its account, or still
/// accrued there, and nothing else reaches that account (rules, sections 6 and 9).
public final class Sweeps {
    private static final String TREASURY = "@treasury";

    private final Judgement judgement;
    private final Map<String, BigInteger> earned = new TreeMap<>();
    private final Map<String, BigInteger> swept = new TreeMap<>();

    public Sweeps(Judgement judgement) {
        this.judgement = judgement;
    }

    public void settlement(Settlement settlement) {
        add(earned, settlement.getMarket(), settlement.getTreasuryMicros());
    }

    public void execution(ConsumerRecord<?, ?> at, Execution execution) {
        boolean treasurys = execution.getAccount().equals(TREASURY);
        for (var posting : execution.getPostings()) {
            boolean sweeps = posting.getReason().equals("SWEEP");
            if (!sweeps && !treasurys) continue;
            if (!sweeps || !treasurys || !isSweep(execution, posting)) {
                judgement.broken(
                        "%s: %s posts %s of %s to %s, which is no sweep to the treasury"
                                .formatted(
                                        Places.text(at),
                                        execution.getSource(),
                                        posting.getReason(),
                                        posting.getAsset(),
                                        execution.getAccount()));
            }
            if (sweeps) add(swept, execution.getSource(), posting.getFreeMicros());
        }
    }

    /// @param markets the last of each, at rest
    public void judge(Collection<MarketStatus> markets) {
        for (var market : markets) {
            judgement.checked();
            var id = market.getDefinition().getMarket();
            var gave = earned.getOrDefault(id, BigInteger.ZERO);
            var took = swept.getOrDefault(id, BigInteger.ZERO);
            var accrued = BigInteger.valueOf(market.getTreasuryMicros());
            if (!gave.equals(took.add(accrued))) {
                judgement.broken(
                        "%s gave the treasury %d uH, of which %d were swept and %d are accrued"
                                .formatted(id, gave, took, accrued));
            }
        }
    }

    private static boolean isSweep(Execution execution, Posting posting) {
        return execution.getCommandId().isEmpty()
                && posting.getAsset().equals("HANZO")
                && posting.getFreeMicros() > 0
                && posting.getHeldMicros() == 0;
    }

    private static void add(Map<String, BigInteger> sums, String market, long micros) {
        sums.merge(market, BigInteger.valueOf(micros), BigInteger::add);
    }
}

package ai.hanzo.hmm.check.audit;

import ai.hanzo.hmm.wire.Allocation;
import ai.hanzo.hmm.wire.CreateMarket;
import ai.hanzo.hmm.wire.Execution;
import ai.hanzo.hmm.wire.HeldAttestation;
import ai.hanzo.hmm.wire.HeldCapacity;
import ai.hanzo.hmm.wire.HeldNonce;
import ai.hanzo.hmm.wire.MarketCommand;
import ai.hanzo.hmm.wire.MarketDefinition;
import ai.hanzo.hmm.wire.OrderSide;
import ai.hanzo.hmm.wire.PostBond;
import ai.hanzo.hmm.wire.ProviderStanding;
import ai.hanzo.hmm.wire.QualityBucket;
import ai.hanzo.hmm.wire.QualityScore;
import ai.hanzo.hmm.wire.RetireCapacity;
import ai.hanzo.hmm.wire.RuleFault;
import ai.hanzo.hmm.wire.ScoredBucket;
import ai.hanzo.hmm.wire.SetMarketTerms;
import ai.hanzo.hmm.wire.SetProviderBond;
import ai.hanzo.hmm.wire.SetProviderStanding;
import ai.hanzo.hmm.wire.Settlement;
import ai.hanzo.hmm.wire.WithdrawBond;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// One market, as far as it is a matter of quality: played from its log, with what its other
/// records say of sales, allocations and answers. Amounts in uH, times in ms since 1970.
final class OwnMarket {
    private static final long DAY_MS = Duration.ofDays(1).toMillis();
    private static final long LEAST_WAIT_MS = Duration.ofMinutes(1).toMillis();
    private static final String VERIFICATION_FAILED = "VERIFICATION_FAILED";

    private final String id;
    private final Book book;
    private final OwnFund fund;
    private final Discipline discipline;
    private final Rounds rounds = new Rounds();
    private final OpenAllocations allocations = new OpenAllocations();
    private final Map<Long, Allocation> failed = new HashMap<>();
    private final Map<String, OwnProvider> providers = new TreeMap<>();

    /// Those about whom something else than a bucket changes by a command, and whether that is
    /// certain.
    private final Map<String, Boolean> changed = new TreeMap<>();

    private MarketDefinition terms;
    private long timeMs;

    private OwnMarket(String id, MarketDefinition terms, long timeMs, Book book) {
        this.id = id;
        this.terms = terms;
        this.timeMs = timeMs;
        this.book = book;
        this.fund = new OwnFund(book);
        this.discipline = new Discipline(fund);
    }

    /// What a market answered to a provider's command; empty where it has not.
    interface Answer {
        Optional<Execution> to(String account, String command);
    }

    /// A market opens with its first command that creates it.
    static Optional<OwnMarket> opened(String id, MarketCommand command, long timeMs, Book book) {
        return command.getBody() instanceof CreateMarket create
                ? Optional.of(new OwnMarket(id, create.getDefinition(), timeMs, book))
                : Optional.empty();
    }

    long fundMicros() {
        return fund.micros();
    }

    /// A command of the market's log.
    ///
    /// @param recordMs of its record
    void apply(MarketCommand command, long recordMs, Answer answers) {
        changed.clear();
        advance(Math.max(timeMs, recordMs));
        carryOut(command, answers);
        changed.forEach(
                (provider, isOwed) -> book.scored(published(providers.get(provider)), isOwed));
    }

    private void carryOut(MarketCommand command, Answer answers) {
        var account = command.getAccount();
        switch (command.getBody()) {
            case QualityBucket bucket -> find(bucket.getProvider()).ifPresent(p -> fold(p, bucket));
            case SetMarketTerms set -> {
                if (Known.isAllowed(terms, set.getDefinition())) terms = set.getDefinition();
            }
            case PostBond bond -> {
                if (isDone(answers.to(account, command.getId()))) {
                    var provider = providers.computeIfAbsent(account, OwnProvider::new);
                    provider.bondMicros += bond.getAmountMicros();
                    change(provider, true);
                }
            }
            case WithdrawBond bond -> {
                if (isDone(answers.to(account, command.getId()))) {
                    var provider = providers.get(account);
                    provider.bondMicros -= bond.getAmountMicros();
                    change(provider, true);
                }
            }
            case HeldAttestation held ->
                    find(account)
                            .ifPresent(p -> attest(p, held, answers.to(account, command.getId())));
            case HeldCapacity _, HeldNonce _, RetireCapacity _ ->
                    find(account).ifPresent(p -> change(p, false));
            case SetProviderStanding set -> find(set.getProvider()).ifPresent(p -> rule(p, set));
            case SetProviderBond set -> find(set.getProvider()).ifPresent(p -> change(p, false));
            case RuleFault fault ->
                    allocations.find(fault.getAllocation()).ifPresent(it -> fault(it, fault));
            default -> {} // no matter of quality but for its time
        }
    }

    /// A provider sold something, or anybody did.
    void settled(Settlement settlement) {
        fund.add(settlement.getQualityFundMicros());
        boolean takerSold = settlement.getTakerSide() == OrderSide.SELL;
        find(takerSold ? settlement.getTaker() : settlement.getMaker())
                .ifPresent(
                        provider ->
                                provider.baseMicros +=
                                        settlement.getTakerFeeMicros()
                                                + settlement.getMakerFeeMicros()
                                                - settlement.getLpShareMicros());
    }

    void allocated(Allocation allocation) {
        find(allocation.getProvider()).ifPresent(p -> p.allocated(allocation.getStartMs()));
        allocations.open(OpenAllocations.Entry.of(allocation));
    }

    /// An allocation ended because its provider was at fault.
    void failed(Allocation allocation) {
        failed.put(OpenAllocations.Entry.of(allocation).number(), allocation);
    }

    /// Units were redeemed in cash.
    ///
    /// @param account that paid out of its bond, or was paid
    void cashed(String account, long freeMicros, long heldMicros) {
        fund.add(-freeMicros - heldMicros);
        if (heldMicros == 0) return;
        find(account)
                .ifPresent(
                        provider -> {
                            provider.bondMicros += heldMicros;
                            book.scored(published(provider), true);
                        });
    }

    private void advance(long toMs) {
        long day = Math.floorDiv(timeMs, DAY_MS);
        if (Math.floorDiv(toMs, DAY_MS) > day) {
            long midnightMs = (day + 1) * DAY_MS;
            expire(midnightMs);
            new DayAudit(day, midnightMs, fund, discipline)
                    .judge(providers.values())
                    .forEach(provider -> change(provider, true));
        }
        timeMs = toMs;
        expire(toMs);
        for (var startMs : rounds.takeDue(toMs)) {
            for (var provider : providers.values()) absent(provider, startMs);
        }
    }

    private void expire(long untilMs) {
        for (var expired : allocations.expire(untilMs)) {
            find(expired.provider()).ifPresent(OwnProvider::released);
        }
    }

    private void fold(OwnProvider provider, QualityBucket bucket) {
        long startMs = bucket.getStartMs();
        if (!provider.folds.isNew(startMs)) return;
        long closedMs = startMs + terms.getBucketMs() + terms.getGraceMs();
        rounds.open(
                startMs, Math.max(closedMs, timeMs) + Math.max(terms.getGraceMs(), LEAST_WAIT_MS));
        if (!provider.folds.isNew(startMs)) return;
        long last = provider.folds.buckets() == 0 ? Long.MIN_VALUE : provider.folds.startMs();
        for (var missed : rounds.between(last, startMs)) absent(provider, missed);
        fold(provider, Scoring.of(bucket, terms));
    }

    private void absent(OwnProvider provider, long startMs) {
        if (provider.folds.isNew(startMs) && provider.isBusySince(startMs)) {
            fold(provider, Scoring.absent(startMs));
        }
    }

    private void fold(OwnProvider provider, ScoredBucket bucket) {
        provider.fold(bucket);
        var expected = QualityScore.newBuilder(published(provider)).setBucket(bucket).build();
        book.scored(expected, true);
    }

    private void attest(OwnProvider provider, HeldAttestation held, Optional<Execution> answer) {
        boolean failed =
                answer.map(Execution::getRefusal)
                        .filter(refusal -> refusal.getCode().equals(VERIFICATION_FAILED))
                        .isPresent();
        boolean isJudged = failed || isDone(answer);
        boolean isSignature = held.getAttestation().getKind().equals(Evidence.KIND);
        if (isJudged && isSignature) {
            book.verified(provider.name, Evidence.proves(id, provider.name, held), !failed);
        }
        if (failed) strike(provider, VERIFICATION_FAILED, Map.of());
        change(provider, isJudged);
    }

    private void rule(OwnProvider provider, SetProviderStanding set) {
        if (set.getSlashPpm() < 0 || set.getSlashPpm() > Figures.ONE) return;
        boolean isBack =
                set.getStanding() == ProviderStanding.ACTIVE
                        && provider.standing != ProviderStanding.ACTIVE;
        if (isBack) provider.reinstatedMs = timeMs;
        provider.standing = set.getStanding();
        fund.slash(provider, set.getSlashPpm());
        change(provider, true);
    }

    private void fault(OpenAllocations.Entry allocation, RuleFault fault) {
        long unused = fault.getUnusedMicros();
        if (unused < 0 || unused > allocation.standardMicros()) return;
        var provider = providers.get(allocation.provider());
        refund(
                provider,
                Figures.refund(unused, allocation.refundPriceMicros()),
                allocation.number());
        allocations.close(allocation);
        provider.released();
        strike(
                provider,
                "PROVIDER_FAULT",
                Map.of("allocation", fault.getAllocation(), "unusedMicros", unused));
        change(provider, true);
    }

    /// Who pays is a matter of bonds and of the fund, and said where the allocation ends.
    private void refund(OwnProvider provider, long owedMicros, long number) {
        var closed = Optional.ofNullable(failed.remove(number));
        long refund = closed.map(Allocation::getRefundMicros).orElse(0L);
        long fromBond = closed.map(Allocation::getRefundFromBondMicros).orElse(0L);
        fund.refund(provider, fromBond, refund - fromBond);
        book.refunded(
                number, owedMicros, refund + closed.map(Allocation::getShortfallMicros).orElse(0L));
    }

    private void strike(OwnProvider provider, String reason, Map<String, Long> figures) {
        long day = Math.floorDiv(timeMs, DAY_MS);
        discipline.strike(provider, day, reason, timeMs, figures);
    }

    private void change(OwnProvider provider, boolean isCertain) {
        changed.merge(provider.name, isCertain, Boolean::logicalOr);
    }

    private QualityScore published(OwnProvider provider) {
        return provider.published(id, terms.getGradeFloorPpm(), timeMs);
    }

    private Optional<OwnProvider> find(String account) {
        return Optional.ofNullable(providers.get(account));
    }

    private static boolean isDone(Optional<Execution> answer) {
        return answer.filter(it -> it.getRefusal() == null).isPresent();
    }
}

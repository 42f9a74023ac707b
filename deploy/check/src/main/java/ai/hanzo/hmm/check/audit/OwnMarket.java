package ai.hanzo.hmm.check.audit;

import ai.hanzo.hmm.check.Judgement;
import ai.hanzo.hmm.check.life.Desk;
import ai.hanzo.hmm.check.life.Life;
import ai.hanzo.hmm.check.life.MarketLife;
import ai.hanzo.hmm.wire.CreateMarket;
import ai.hanzo.hmm.wire.Execution;
import ai.hanzo.hmm.wire.HeldAttestation;
import ai.hanzo.hmm.wire.HeldCapacity;
import ai.hanzo.hmm.wire.HeldNonce;
import ai.hanzo.hmm.wire.MarketCommand;
import ai.hanzo.hmm.wire.MarketDefinition;
import ai.hanzo.hmm.wire.OrderSide;
import ai.hanzo.hmm.wire.PostBond;
import ai.hanzo.hmm.wire.QualityBucket;
import ai.hanzo.hmm.wire.QualityScore;
import ai.hanzo.hmm.wire.RetireCapacity;
import ai.hanzo.hmm.wire.ScoredBucket;
import ai.hanzo.hmm.wire.SetMarketTerms;
import ai.hanzo.hmm.wire.SetProviderBond;
import ai.hanzo.hmm.wire.SetProviderStanding;
import ai.hanzo.hmm.wire.Settlement;
import ai.hanzo.hmm.wire.WithdrawBond;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;

/// One market, as far as it is a matter of quality: played from its log, with what its other
/// records say of sales, allocations and answers. Amounts in uH, times in ms since 1970.
final class OwnMarket {
    private static final long DAY_MS = Duration.ofDays(1).toMillis();

    private final String id;
    private final Book book;
    private final OwnFund fund;
    private final Discipline discipline;
    private final MarketLife life;
    private final Reported reported = new Reported(this::folded);
    private final Map<String, OwnProvider> providers = new TreeMap<>();

    /// Those about whom something else than a bucket changes by a command, and whether that is
    /// certain.
    private final Map<String, Boolean> changed = new TreeMap<>();

    private MarketDefinition terms;
    private long timeMs;

    /// A market opens with its first command that creates it.
    ///
    /// @param desk what was published of allocations
    /// @param lives is told what is not so of them
    OwnMarket(String id, CreateMarket create, long timeMs, Book book, Desk desk, Judgement lives) {
        this.id = id;
        this.terms = create.getDefinition();
        this.life = new MarketLife(id, create, timeMs, desk, this::ended, lives);
        this.timeMs = timeMs;
        this.book = book;
        this.fund = new OwnFund(book);
        this.discipline = new Discipline(fund);
    }

    /// What a market answered to a provider's command; empty where it has not.
    interface Answer {
        Optional<Execution> to(String account, String command);
    }

    long fundMicros() {
        return fund.micros();
    }

    /// A command of the market's log.
    ///
    /// @param recordMs of its record
    /// @param isDeclined it is a dead letter
    void apply(MarketCommand command, long recordMs, boolean isDeclined, Answer answers) {
        changed.clear();
        advance(Math.max(timeMs, recordMs));
        for (var began : life.begin()) {
            find(began.getProvider()).ifPresent(p -> p.allocated(began.getStartMs()));
        }
        life.play(command, () -> answers.to(command.getAccount(), command.getId()), isDeclined);
        carryOut(command, answers);
        changed.forEach(
                (provider, isOwed) -> book.scored(published(providers.get(provider)), isOwed));
    }

    private void carryOut(MarketCommand command, Answer answers) {
        var account = command.getAccount();
        switch (command.getBody()) {
            case QualityBucket bucket ->
                    find(bucket.getProvider())
                            .ifPresent(p -> reported.fold(p, bucket, terms, timeMs));
            case SetMarketTerms set -> {
                if (Known.isAllowed(terms, set.getDefinition())) {
                    terms = set.getDefinition();
                    life.terms(terms);
                }
            }
            case PostBond bond ->
                    bond(account, bond.getAmountMicros(), answers.to(account, command.getId()));
            case WithdrawBond bond ->
                    bond(account, -bond.getAmountMicros(), answers.to(account, command.getId()));
            case HeldAttestation held ->
                    find(account)
                            .ifPresent(p -> attest(p, held, answers.to(account, command.getId())));
            case HeldCapacity _, HeldNonce _, RetireCapacity _ ->
                    find(account).ifPresent(p -> change(p, false));
            case SetProviderStanding set -> find(set.getProvider()).ifPresent(p -> rule(p, set));
            case SetProviderBond set -> find(set.getProvider()).ifPresent(p -> change(p, false));
            default -> {} // no matter of quality but for its time
        }
    }

    /// A provider sold something, or anybody did.
    void settled(Settlement settlement) {
        life.settled(settlement);
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

    /// What the market says to an account.
    void executed(Execution execution) {
        life.executed(execution);
    }

    /// The present time is over, and all that was published at it is known.
    void settle() {
        life.settle(provider -> find(provider).map(OwnProvider::scoresPpm).orElse(Set.of()));
        providers.values().forEach(OwnProvider::settle);
    }

    /// There is no more.
    void end() {
        life.end();
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
        life.hear(toMs, dueMs());
        long day = Math.floorDiv(timeMs, DAY_MS);
        if (Math.floorDiv(toMs, DAY_MS) > day) {
            long midnightMs = (day + 1) * DAY_MS;
            life.pass(midnightMs);
            new DayAudit(day, midnightMs, fund, discipline)
                    .judge(providers.values())
                    .forEach(provider -> change(provider, true));
        }
        timeMs = toMs;
        life.moveTo(toMs);
        life.pass(toMs);
        reported.pass(toMs, providers.values());
    }

    /// When time alone does something that is a matter of quality.
    private long dueMs() {
        long midnightMs = (Math.floorDiv(timeMs, DAY_MS) + 1) * DAY_MS;
        return Math.min(reported.nextMs(), providers.isEmpty() ? Long.MAX_VALUE : midnightMs);
    }

    private void folded(OwnProvider provider, ScoredBucket bucket) {
        var expected = QualityScore.newBuilder(published(provider)).setBucket(bucket).build();
        book.scored(expected, true);
    }

    private void bond(String account, long moreMicros, Optional<Execution> answer) {
        if (answer.filter(it -> it.getRefusal() == null).isEmpty()) return;
        var provider = providers.computeIfAbsent(account, OwnProvider::new);
        provider.bondMicros += moreMicros;
        change(provider, true);
    }

    private void attest(OwnProvider provider, HeldAttestation held, Optional<Execution> answer) {
        var judged = Judged.of(answer);
        judged.compare(id, provider.name, held, book);
        if (judged.isFailed()) strike(provider, Judged.VERIFICATION_FAILED, Map.of());
        change(provider, judged.isCertain());
    }

    private void rule(OwnProvider provider, SetProviderStanding set) {
        if (set.getSlashPpm() < 0 || set.getSlashPpm() > Figures.ONE) return;
        provider.stand(set.getStanding(), timeMs);
        fund.slash(provider, set.getSlashPpm());
        change(provider, true);
    }

    /// An allocation is over, or was ruled over. Who paid is a matter of bonds and of the fund, and
    /// said where it is published.
    private void ended(
            Life life,
            boolean isEnd,
            long owedMicros,
            OptionalLong failedMicros,
            MarketLife.Paid paid) {
        var found = find(life.born().getProvider());
        if (found.isEmpty()) return;
        var provider = found.get();
        if (isEnd) provider.released();
        fund.refund(provider, paid.fromBondMicros(), paid.fromFundMicros());
        book.refunded(
                life.number(),
                owedMicros,
                paid.fromBondMicros() + paid.fromFundMicros() + paid.shortfallMicros());
        boolean isNews = !provider.isStruckOn(Math.floorDiv(timeMs, DAY_MS));
        failedMicros.ifPresent(
                unused ->
                        strike(
                                provider,
                                "PROVIDER_FAULT",
                                Map.of("allocation", life.number(), "unusedMicros", unused)));
        change(provider, owedMicros > 0 || failedMicros.isPresent() && isNews);
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
}

package ai.hanzo.hmm.simulate;

import ai.hanzo.hmm.market.Phase;
import ai.hanzo.hmm.market.command.MarketInput;
import ai.hanzo.hmm.market.engine.InvariantViolation;
import ai.hanzo.hmm.market.event.MarketEvent;
import ai.hanzo.hmm.market.ledger.AccountInput;
import ai.hanzo.hmm.market.ledger.Ledger;
import ai.hanzo.hmm.market.ledger.LedgerEvent;
import ai.hanzo.hmm.market.ledger.Notice;
import ai.hanzo.hmm.market.ledger.Signature;
import ai.hanzo.hmm.streams.inbox.Reason;
import ai.hanzo.hmm.streams.operator.Relayed;
import ai.hanzo.hmm.streams.signature.SignatureCheck;
import ai.hanzo.hmm.streams.translate.AccountInputs;
import ai.hanzo.hmm.streams.translate.MarketInputs;
import ai.hanzo.hmm.streams.translate.Terms;
import ai.hanzo.hmm.wire.MarketDefinition;
import ai.hanzo.hmm.wire.OperatorCommand;
import ai.hanzo.hmm.wire.SetOwnerGroup;
import ai.hanzo.hmm.wire.TelemetryRecord;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// Ledger, markets and quality room, joined by calls instead of topics: every command goes all its
/// way before the next one comes. The one time of all rooms is that of the commands and never goes
/// back; what is due before a command happens before it, at the time at which it is due.
final class Exchange {
    private final Consumer<Said> say;
    private final List<MarketDefinition> catalogue;
    private final HeapLedger accounts = new HeapLedger();
    private final Ledger ledger = new Ledger(accounts, new SignatureCheck());
    private final Markets markets = new Markets();
    private final ProviderLog providers = new ProviderLog();
    private final Observing observing = new Observing(markets::definition);
    private boolean begun;
    private long timeMs;
    private long line;

    /// @param catalogue markets that are open from the first command on
    /// @param say is told all that happens, in order
    Exchange(List<MarketDefinition> catalogue, Consumer<Said> say) {
        this.catalogue = List.copyOf(catalogue);
        this.say = say;
    }

    HeapLedger accounts() {
        return accounts;
    }

    /// What time alone will do next: of several at once markets before buckets, since a tick is due
    /// at its instant and a bucket counts until its own has passed, and stakes last.
    Optional<? extends Due> nextDue() {
        var ofMarkets = Due.earlier(markets.nextDue(), observing.nextDue());
        return Due.earlier(ofMarkets, accounts.nextDue());
    }

    void take(Line next) {
        line = next.number();
        switch (next) {
            case Line.Unread(_, var why) -> say.accept(new Said.Unread(line, why));
            case Line.Timed timed -> {
                advance(timed.timeMs());
                carryOut(timed);
            }
        }
    }

    private void carryOut(Line.Timed command) {
        switch (command) {
            case Line.OfAccount(_, var atMs, var input, var signature) ->
                    toLedger(providers.place(input, atMs), signature);
            case Line.OfOperator(_, _, var operator) -> relay(operator);
            case Line.OfObserver(_, _, var report) -> observe(report);
            case Line.Tick _ -> markets.names().forEach(id -> toMarket(id, new MarketInput.Tick()));
        }
    }

    /// Moves the time on, and with it all that waited for it.
    private void advance(long toMs) {
        if (!begun) begin(toMs);
        for (var next = nextDue(); next.isPresent() && next.get().ms() <= toMs; next = nextDue()) {
            carryOut(next.get());
        }
        timeMs = Math.max(timeMs, toMs);
    }

    /// Does what is due next, at its time.
    void carryOut(Due due) {
        timeMs = Math.max(timeMs, due.ms());
        switch (due) {
            case Due.OfMarket ofMarket -> tick(ofMarket);
            case Due.OfBuckets _ -> closeBuckets();
            case Due.OfAccount(_, var account) -> tell(new Notice.Tick(account));
        }
    }

    private void begin(long atMs) {
        begun = true;
        timeMs = atMs;
        for (var definition : catalogue) {
            var open = new MarketInput.Open(Terms.fromWire(definition), Phase.ACTIVE);
            toMarket(definition.getMarket(), open);
        }
    }

    private void tick(Due.OfMarket due) {
        toMarket(due.market(), new MarketInput.Tick());
        if (markets.nextDue().filter(due::equals).isPresent()) {
            throw new IllegalStateException("a tick must end what was due: " + due);
        }
    }

    private void closeBuckets() {
        for (var closed = observing.closeNext(timeMs);
                !closed.isEmpty();
                closed = observing.closeNext(timeMs)) {
            for (var command : closed) {
                toMarket(command.getMarket(), MarketInputs.fromWire(command));
            }
        }
    }

    private void toLedger(AccountInput input, Optional<Signature> signature) {
        switch (ledger.apply(input, signature, timeMs)) {
            case LedgerEvent.Forwarded(var market, var command) -> toMarket(market, command);
            case LedgerEvent.Answered answered -> {
                say.accept(new Said.Answered(line, answered));
                answered.sent().ifPresent(this::tell);
            }
        }
    }

    private void tell(Notice notice) {
        try {
            var told = ledger.apply(notice, timeMs);
            told.execution().ifPresent(execution -> say.accept(new Said.Told(line, execution)));
            told.sent().ifPresent(this::tell);
        } catch (InvariantViolation e) {
            say.accept(new Said.Dead(line, Reason.INVARIANT, e.getMessage()));
        }
    }

    private void relay(OperatorCommand command) {
        try {
            if (command.getBody() instanceof SetOwnerGroup set) {
                tell(AccountInputs.of(Relayed.toAccount(set.getAccount(), command)));
                return;
            }
            var relayed = Relayed.toMarket(command.getMarket(), command);
            toMarket(relayed.getMarket(), MarketInputs.fromWire(relayed));
        } catch (IllegalArgumentException e) {
            say.accept(new Said.Dead(line, Reason.MALFORMED, e.getMessage()));
        }
    }

    private void observe(TelemetryRecord report) {
        observing
                .take(report, timeMs)
                .ifPresent(why -> say.accept(new Said.Dead(line, why.reason(), why.detail())));
    }

    private void toMarket(String id, MarketInput input) {
        for (var event : markets.apply(id, input, timeMs)) {
            say.accept(new Said.Happened(line, id, event));
            if (event instanceof MarketEvent.Executed execution) post(id, execution);
            if (event instanceof MarketEvent.Assessed assessed) {
                observing.published(assessed.provider().account(), id);
            }
        }
    }

    private void post(String market, MarketEvent.Executed execution) {
        try {
            ledger.post(market, execution, timeMs);
        } catch (InvariantViolation e) {
            say.accept(new Said.Dead(line, Reason.INVARIANT, e.getMessage()));
        }
    }
}

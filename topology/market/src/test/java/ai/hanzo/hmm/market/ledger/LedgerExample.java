package ai.hanzo.hmm.market.ledger;

import static ai.hanzo.hmm.market.example.Amounts.MARKET;
import static ai.hanzo.hmm.market.example.Amounts.micros;

import ai.hanzo.hmm.market.book.Side;
import ai.hanzo.hmm.market.command.Conditions;
import ai.hanzo.hmm.market.command.Delivery;
import ai.hanzo.hmm.market.command.OrderTerms;
import ai.hanzo.hmm.market.command.TimeInForce;
import ai.hanzo.hmm.market.event.BalanceChange;
import ai.hanzo.hmm.market.event.BalanceChange.Reason;
import ai.hanzo.hmm.market.event.MarketEvent.Executed;
import ai.hanzo.hmm.market.event.OrderReport;
import ai.hanzo.hmm.market.event.RefusalCode;
import ai.hanzo.hmm.market.ledger.LedgerEvent.Answered;
import ai.hanzo.hmm.market.ledger.LedgerEvent.Forwarded;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/// A ledger of one account, with nothing in it.
class LedgerExample {
    static final String KEY = "ab".repeat(32);
    static final long NOW_MS = 1_000_000;

    final PlainStore store = new PlainStore();
    final Ledger ledger = new Ledger(store, TestKey::isOf);
    long timeMs = NOW_MS;

    LedgerEvent send(AccountInput input) {
        return ledger.apply(input, Optional.empty(), timeMs);
    }

    /// With a signature made with a key at a time, ms since 1970.
    LedgerEvent send(AccountInput input, TestKey key, long signedAtMs) {
        return ledger.apply(input, key.sign(input, signedAtMs), timeMs);
    }

    Answered answer(AccountInput input) {
        return (Answered) send(input);
    }

    Forwarded forward(AccountInput input) {
        return (Forwarded) send(input);
    }

    RefusalCode refusal(AccountInput input) {
        return answer(input).execution().refused().orElseThrow().code();
    }

    RefusalCode refusal(LedgerEvent event) {
        return ((Answered) event).execution().refused().orElseThrow().code();
    }

    Account alice() {
        return store.account("alice").orElseThrow();
    }

    Balance balance(String asset) {
        return store.account("alice").map(a -> a.balance(asset)).orElse(Balance.ZERO);
    }

    static AccountInput.Deposit deposit(String id, String amount) {
        return new AccountInput.Deposit("alice", id, micros(amount), "bank");
    }

    static AccountInput.Place buy(String id, long price, long quantity) {
        return place(
                id,
                new OrderTerms.Limit(Side.BUY, micros(price), micros(quantity), TimeInForce.GTC));
    }

    static AccountInput.Place place(String id, OrderTerms terms) {
        return new AccountInput.Place(
                "alice",
                id,
                MARKET,
                terms,
                Conditions.NONE,
                Delivery.IMMEDIATE,
                OptionalLong.empty());
    }

    void executed(long sequence, String command, OrderReport report, BalanceChange... changes) {
        ledger.post(
                MARKET,
                new Executed(
                        "alice",
                        sequence,
                        timeMs,
                        command,
                        Optional.empty(),
                        List.of(report),
                        List.of(changes),
                        List.of(),
                        List.of(),
                        0,
                        List.of()),
                timeMs);
    }

    /// A sale: its execution, posted at the ledger's time.
    void sold(long sequence, String hanzo) {
        executed(
                sequence,
                "",
                report("sale", OrderReport.Status.FILLED),
                new BalanceChange(BalanceChange.HANZO, Reason.TRADE, micros(hanzo), 0));
    }

    static OrderReport report(String id, OrderReport.Status status) {
        long open = status == OrderReport.Status.OPEN ? 5 : 0;
        return new OrderReport(
                id, status, 7, 5, 5 - open, 0, 0, open, 5 - open, 0, 0, OrderReport.Ending.NONE);
    }
}

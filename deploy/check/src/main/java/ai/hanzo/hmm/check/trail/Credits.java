package ai.hanzo.hmm.check.trail;

import ai.hanzo.hmm.check.Judgement;
import ai.hanzo.hmm.check.read.Gate;
import ai.hanzo.hmm.check.read.Names;
import ai.hanzo.hmm.check.read.Places;
import ai.hanzo.hmm.wire.AccountNotice;
import ai.hanzo.hmm.wire.AccountTick;
import ai.hanzo.hmm.wire.Credit;
import ai.hanzo.hmm.wire.Execution;
import ai.hanzo.hmm.wire.Posting;
import ai.hanzo.hmm.wire.Send;
import ai.hanzo.hmm.wire.SetOwnerGroup;

import org.apache.kafka.clients.consumer.ConsumerRecord;

import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;

/// Enters what accounts send each other: said by a command, posted as sent, given to a credit, and
/// received or returned. A receipt names no sender, so credits and receipts are counted by account,
/// asset and amount.
record Credits(TrailTable table, Places places, Judgement credits, Predicate<Fingerprint> isOurs) {

    /// A command that says so.
    void said(ConsumerRecord<?, ?> record, String sender, String id, Send send) {
        var print = sending(sender, id);
        if (!isOurs.test(print)) return;
        int slot = table.slot(Kind.SENDING, print);
        if (table.sent[slot]++ == 0) {
            table.content[slot] = content(send.getTo(), send.getAsset(), send.getAmountMicros());
        }
        table.sentAt[slot] = places.of(record);
    }

    /// A record of what an account's ledger is told; one that the ledger buries says nothing.
    void told(ConsumerRecord<byte[], byte[]> record, Optional<Gate.Read<AccountNotice>> read) {
        if (read.isEmpty()) return;
        var account = read.get().key();
        var notice = read.get().value();
        if (!Names.isAccount(account) || !account.equals(notice.getAccount())) return;
        switch (notice.getBody()) {
            case Credit credit -> credit(record, account, credit);
            case SetOwnerGroup set -> group(record, account, set);
            case AccountTick _ -> {} // of the clock, which stands for nothing but time
            case Object other -> throw new IllegalStateException("no notice: " + other.getClass());
        }
    }

    /// What an execution says of them.
    void posted(ConsumerRecord<?, ?> record, Execution execution) {
        for (var posting : execution.getPostings()) {
            switch (posting.getReason()) {
                case "SEND" -> {
                    var print = sending(execution.getAccount(), execution.getCommandId());
                    enter(record, Kind.SENDING, print);
                }
                case "RECEIVE" -> {
                    var print = receipt(execution.getAccount(), posting);
                    enter(record, Kind.RECEIPT, print);
                }
                default -> {}
            }
        }
    }

    private void enter(ConsumerRecord<?, ?> record, Kind kind, Fingerprint print) {
        if (!isOurs.test(print)) return;
        int slot = table.slot(kind, print);
        table.decided[slot]++;
        table.answeredAt[slot] = places.of(record);
    }

    private void credit(ConsumerRecord<?, ?> record, String account, Credit credit) {
        boolean returned = credit.getReturned();
        var sender = returned ? account : credit.getFrom();
        var receiver = returned ? credit.getFrom() : account;
        give(record, sending(sender, credit.getId()), receiver, credit);
        arrive(record, receipt(account, credit));
        if (returned) giveBack(receipt(receiver, credit));
    }

    private void give(
            ConsumerRecord<?, ?> record, Fingerprint print, String receiver, Credit credit) {
        if (!isOurs.test(print)) return;
        int slot = table.slot(Kind.SENDING, print);
        if (credit.getReturned()) table.answered[slot]++;
        else table.forwarded[slot]++;
        table.forwardedAt[slot] = places.of(record);
        int content = content(receiver, credit.getAsset(), credit.getAmountMicros());
        if (table.sent[slot] == 1 && table.content[slot] != content) {
            credits.broken(
                    "%s gives another thing than the command it stands for, %s"
                            .formatted(Places.text(record), places.text(table.sentAt[slot])));
        }
    }

    private void arrive(ConsumerRecord<?, ?> record, Fingerprint print) {
        if (!isOurs.test(print)) return;
        int slot = table.slot(Kind.RECEIPT, print);
        table.sent[slot]++;
        table.sentAt[slot] = places.of(record);
    }

    private void giveBack(Fingerprint print) {
        if (!isOurs.test(print)) return;
        table.forwarded[table.slot(Kind.RECEIPT, print)]++;
    }

    private void group(ConsumerRecord<?, ?> record, String account, SetOwnerGroup set) {
        var print = Sent.group(account, set);
        if (!isOurs.test(print)) return;
        int slot = table.slot(Kind.OPERATOR, print);
        table.forwarded[slot]++;
        table.forwardedAt[slot] = places.of(record);
    }

    private static Fingerprint sending(String sender, String id) {
        return Fingerprint.of(Kind.SENDING, sender, id);
    }

    private static Fingerprint receipt(String account, Credit credit) {
        var micros = Long.toString(credit.getAmountMicros());
        return Fingerprint.of(Kind.RECEIPT, account, credit.getAsset(), micros);
    }

    private static Fingerprint receipt(String account, Posting posting) {
        var micros = Long.toString(posting.getFreeMicros());
        return Fingerprint.of(Kind.RECEIPT, account, posting.getAsset(), micros);
    }

    private static int content(String receiver, String asset, long micros) {
        return Objects.hash(receiver, asset, micros);
    }
}

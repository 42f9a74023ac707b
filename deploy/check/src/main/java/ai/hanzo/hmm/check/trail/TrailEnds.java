package ai.hanzo.hmm.check.trail;

import ai.hanzo.hmm.check.Judgement;
import ai.hanzo.hmm.check.Judgements;
import ai.hanzo.hmm.check.Promise;
import ai.hanzo.hmm.check.read.Exchange;
import ai.hanzo.hmm.check.read.Places;

import java.util.ArrayList;
import java.util.List;
import java.util.function.LongFunction;

/// Reckons up every trail of a pass. Of a command that was sent n times, decided by the ledger,
/// answered again and forwarded: n = decided + again + forwarded, and what was forwarded was
/// answered by its market. Too little is an offence where the exchange says that it is through with
/// the record, and on its way where it does not; too much is always one.
final class TrailEnds {
    private final TrailTable table;
    private final Places places;
    private final Exchange exchange;
    private final Judgements judgements;
    private final List<Earliest> all = new ArrayList<>();
    private final Earliest lost;
    private final Earliest unanswered;
    private final Earliest tooOften;
    private final Earliest marketTooOften;
    private final Earliest causeless;
    private final Earliest notHeld;
    private final Earliest tokenless;
    private final CreditEnds credits;
    private long underWay;

    TrailEnds(Exchange exchange, Judgements judgements, TrailTable table) {
        this.exchange = exchange;
        this.judgements = judgements;
        this.table = table;
        this.places = exchange.places();
        var outcomes = judgements.of(Promise.OUTCOMES);
        var atomicity = judgements.of(Promise.ATOMICITY);
        var names = new Naming(exchange);
        lost = of(outcomes, at -> names.at(at) + " was taken in and has no outcome");
        unanswered = of(outcomes, at -> names.at(at) + " reached its market and has no outcome");
        tooOften =
                of(outcomes, at -> names.at(at) + " answers what was not sent, or answered before");
        marketTooOften =
                of(
                        outcomes,
                        at ->
                                names.at(at)
                                        + " answers what its market was not sent, or answered before");
        causeless =
                of(
                        atomicity,
                        at ->
                                names.at(at)
                                        + " stands for no committed command, or for one that has another");
        notHeld =
                of(
                        judgements.of(Promise.HOLDS),
                        at -> names.at(at) + ": what was posted as held is not what it needs");
        tokenless = of(atomicity, at -> names.at(at) + " and its token are not one and one");
        credits = new CreditEnds(table, judgements.of(Promise.CREDITS), names::at);
    }

    void judge() {
        for (int slot = 0; slot < table.capacity(); slot++) {
            if (table.isUsed(slot)) judge(slot);
        }
        all.forEach(Earliest::report);
        credits.report();
        if (underWay > 0) {
            judgements.of(Promise.OUTCOMES).unjudged("commands are under way");
            judgements.of(Promise.CREDITS).unjudged("commands are under way");
        }
    }

    private void judge(int slot) {
        switch (table.kind(slot)) {
            case COMMAND -> command(slot);
            case UNREADABLE -> unreadable(slot);
            case OPERATOR -> operator(slot);
            case BUCKET -> {
                judgements.of(Promise.ATOMICITY).checked();
                if (table.forwarded[slot] > 1) causeless.at(table.forwardedAt[slot]);
            }
            case SENDING -> credits.sending(slot, this::missing);
            case RECEIPT -> credits.receipt(slot, this::missing);
            case ALLOCATION -> allocation(slot);
        }
    }

    private void command(int slot) {
        judgements.of(Promise.OUTCOMES).checked();
        int sent = table.sent[slot];
        int forwarded = table.forwarded[slot];
        int acted = table.decided[slot] + table.again[slot] + forwarded;
        if (forwarded > 0) judgements.of(Promise.ATOMICITY).checked();
        if (forwarded > sent) causeless.at(table.forwardedAt[slot]);
        else if (acted > sent) tooOften.at(table.answeredAt[slot]);
        else if (acted < sent) missing(lost, table.sentAt[slot]);
        int answered = table.answered[slot];
        if (answered > forwarded) marketTooOften.at(table.answeredAt[slot]);
        else if (answered < forwarded) missing(unanswered, table.forwardedAt[slot]);
        else if (table.unheld[slot] != 0) notHeld.at(table.forwardedAt[slot]);
    }

    private void unreadable(int slot) {
        judgements.of(Promise.OUTCOMES).checked();
        int deadLetters = table.decided[slot];
        if (deadLetters > table.sent[slot]) tooOften.at(table.answeredAt[slot]);
        else if (deadLetters < table.sent[slot]) missing(lost, table.sentAt[slot]);
    }

    private void operator(int slot) {
        judgements.of(Promise.OUTCOMES).checked();
        int forwarded = table.forwarded[slot];
        if (forwarded > table.sent[slot]) causeless.at(table.forwardedAt[slot]);
        else if (forwarded < table.sent[slot]) missing(lost, table.sentAt[slot]);
    }

    private void allocation(int slot) {
        judgements.of(Promise.ATOMICITY).checked();
        int tokens = table.decided[slot];
        if (table.sent[slot] > 1) tokenless.at(table.sentAt[slot]);
        else if (tokens > table.sent[slot]) tokenless.at(table.answeredAt[slot]);
        else if (tokens < table.sent[slot]) missing(tokenless, table.sentAt[slot]);
    }

    private void missing(Earliest offence, long cause) {
        var extent = exchange.logs().cut().of(places.partition(cause));
        if (extent.isProcessed(Places.offset(cause))) offence.at(cause);
        else underWay++;
    }

    private Earliest of(Judgement judgement, LongFunction<String> tell) {
        var earliest = new Earliest(judgement, tell);
        all.add(earliest);
        return earliest;
    }
}

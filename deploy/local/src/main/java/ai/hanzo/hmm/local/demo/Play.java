package ai.hanzo.hmm.local.demo;

import ai.hanzo.hmm.local.demo.client.NoAnswer;
import ai.hanzo.hmm.local.demo.input.Request;
import ai.hanzo.hmm.local.demo.plan.LiveQuote;
import ai.hanzo.hmm.local.demo.plan.MarketMakers;
import ai.hanzo.hmm.local.demo.plan.MarketPlan;
import ai.hanzo.hmm.local.demo.plan.Terms;
import ai.hanzo.hmm.local.demo.tally.Accounts;
import ai.hanzo.hmm.local.demo.tally.Outcomes;

import java.util.concurrent.locks.LockSupport;

/// Plays the trace: every request an order at its time, whatever became of those before, and the
/// market makers' rounds in between. Flat out, the next order goes as soon as fewer than {@value
/// #WINDOW} are unanswered.
final class Play {
    private static final int WINDOW = 1_000;
    private static final int LOOK_EVERY = 32;
    private final MarketPlan plan;
    private final MarketMakers makers;
    private final DemoSettings settings;
    private final long spanNanos;
    private final Stage stage;
    private final MarketMakers.View view = new Known();
    private long startNanos;

    Play(MarketPlan plan, MarketMakers makers, DemoSettings settings, long spanNanos, Stage stage) {
        this.plan = plan;
        this.makers = makers;
        this.settings = settings;
        this.spanNanos = spanNanos;
        this.stage = stage;
    }

    /// The first quotes, before the play; each must be taken.
    void quote() {
        var moves = stage.see(_ -> makers.move(plan.startTicks(), view));
        for (var order : moves.orders()) stage.expect(order.quote().account(), order.id());
        send(moves);
        stage.answered("the first quotes");
    }

    /// Returns when every order has been answered.
    ///
    /// @return how long it took, ns
    long play() {
        stage.progress().begin("playing", plan.requests());
        startNanos = System.nanoTime();
        int sent = 0;
        try (var requests = settings.trace().requests()) {
            var next = requests.limit(plan.requests()).iterator();
            while (next.hasNext()) {
                var request = next.next();
                await(request, sent);
                order(sent++, request);
                if (stage.see(_ -> makers.isDue(view))) move(request.atNanos());
            }
        }
        stage.commands().flush();
        awaitAnswers(plan.requests());
        stage.progress().at(plan.requests());
        return System.nanoTime() - startNanos;
    }

    private void await(Request request, int sent) {
        if (sent % LOOK_EVERY == 0) stage.progress().at(sent);
        if (settings.pace().isFlatOut()) {
            if (sent % LOOK_EVERY == 0) awaitAnswers(sent - WINDOW);
            return;
        }
        long due = startNanos + settings.pace().dueNanos(request.atNanos());
        for (long now = System.nanoTime(); now < due; now = System.nanoTime()) {
            LockSupport.parkNanos(due - now);
            if (Thread.interrupted()) throw new NoAnswer("the play was interrupted");
        }
    }

    private void awaitAnswers(int atLeast) {
        stage.until(
                "the outcomes of orders",
                all -> all.outcomes().answers(),
                () -> stage.tally().outcomes().answers() >= atLeast);
    }

    private void order(int number, Request request) {
        long units = Terms.unitsUp(request.tokens());
        stage.commands()
                .place(
                        Parties.consumer(number),
                        Outcomes.id(number),
                        Orders.of(number, units, plan),
                        timeMs -> stage.tally().outcomes().appended(number, timeMs));
        makers.bought(units);
    }

    private void move(long atNanos) {
        send(stage.see(_ -> makers.move(seriesTicks(atNanos), view)));
    }

    private void send(MarketMakers.Moves moves) {
        for (var quote : moves.cancels()) {
            stage.note(all -> all.makers().cancelled());
            stage.commands().cancel(quote.quote().account(), quote.cancelId(), quote.id());
        }
        for (var order : moves.orders()) place(order);
    }

    private void place(LiveQuote order) {
        var quote = order.quote();
        stage.note(all -> all.makers().sent(order.id(), quote.quantityMicros(), quote.rests()));
        stage.commands().place(quote.account(), order.id(), Orders.of(quote), _ -> {});
    }

    private long seriesTicks(long atNanos) {
        return Terms.ticks(settings.prices().at(atNanos, spanNanos));
    }

    /// What the results have said so far; looked at under their lock.
    private final class Known implements MarketMakers.View {
        @Override
        public long openMicros(String quoteId) {
            return stage.tally().makers().openMicros(quoteId);
        }

        @Override
        public boolean isAnswered() {
            return stage.tally().makers().isAnswered();
        }

        @Override
        public boolean bookLeads() {
            return stage.tally().trades().book() > stage.tally().trades().pool();
        }

        @Override
        public long freeUnitsMicros(String account) {
            return stage.tally().accounts().freeMicros(account, Accounts.units(Terms.MARKET));
        }
    }
}

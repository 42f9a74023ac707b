package ai.hanzo.hmm.local.demo;

import ai.hanzo.hmm.local.demo.client.NoAnswer;
import ai.hanzo.hmm.local.demo.plan.Conducts;
import ai.hanzo.hmm.local.demo.plan.Provider;
import ai.hanzo.hmm.local.demo.plan.Quarrel;
import ai.hanzo.hmm.local.demo.plan.ServiceIds;
import ai.hanzo.hmm.local.demo.plan.Terms;
import ai.hanzo.hmm.local.demo.serve.Consumers;
import ai.hanzo.hmm.local.demo.serve.Operator;
import ai.hanzo.hmm.local.demo.serve.Presentation;
import ai.hanzo.hmm.local.demo.serve.Shown;
import ai.hanzo.hmm.local.demo.serve.StandIn;
import ai.hanzo.hmm.streams.token.TokenVerifier;
import ai.hanzo.hmm.wire.AccessToken;
import ai.hanzo.hmm.wire.Allocation;
import ai.hanzo.hmm.wire.AllocationState;
import ai.hanzo.hmm.wire.Execution;

import org.apache.avro.specific.SpecificRecord;

import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.stream.Collectors;

/// What happens after the match, on a thread of its own: the providers' stand-ins serve, each told
/// of its own allocations and answers alone, consumers show them their tokens, and the operator
/// rules.
final class Fulfilment implements AutoCloseable {
    /// How often those look at the time who have something to do at a time.
    private static final long EVERY_MS = 20;

    private final Map<String, StandIn> standIns;
    private final Consumers consumers;
    private final Operator operator;
    private final Queue<SpecificRecord> inbox = new ConcurrentLinkedQueue<>();
    private final AtomicLong waiting = new AtomicLong();
    private final AtomicReference<RuntimeException> failure = new AtomicReference<>();
    private final ScheduledExecutorService clock =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().name("demo-service").daemon().factory());

    Fulfilment(TokenVerifier verifier, Conducts conducts, Quarrel quarrel) {
        this.standIns =
                Provider.ALL.stream()
                        .map(provider -> new StandIn(provider, conducts, verifier::verify))
                        .collect(Collectors.toMap(StandIn::account, Function.identity()));
        this.consumers = new Consumers(conducts, Parties.consumer(quarrel.request()));
        this.operator = new Operator(quarrel);
    }

    void start(Stage stage) {
        clock.scheduleWithFixedDelay(() -> turn(stage), 0, EVERY_MS, TimeUnit.MILLISECONDS);
    }

    /// Takes a result that somebody here waits for; leaves the others.
    void on(SpecificRecord result) {
        boolean isAwaited =
                switch (result) {
                    case Allocation _, AccessToken _ -> true;
                    case Execution answer ->
                            ServiceIds.isProviders(answer.getCommandId())
                                    && standIns.containsKey(answer.getAccount());
                    default -> false;
                };
        if (!isAwaited) return;
        waiting.incrementAndGet();
        inbox.add(result);
    }

    /// Whether all that was taken has been dealt with and nothing is left to be done, given the
    /// results so far; looked at under their lock.
    ///
    /// @throws NoAnswer where the service has broken off
    boolean isDone(Stage stage) {
        var failed = failure.get();
        if (failed != null) throw new NoAnswer("the service broke off: " + failed, failed);
        return waiting.get() == 0 && stage.tally().served(consumers.disputed());
    }

    /// Stops, and complains of tokens that belong to no allocation, or to one that had one.
    void end(Stage stage) {
        close();
        for (var id : consumers.strayTokens()) {
            stage.note(all -> all.tokens().rejected(id, "no allocation awaits this token"));
        }
    }

    @Override
    public void close() {
        clock.close();
    }

    private void turn(Stage stage) {
        try {
            long nowMs = System.currentTimeMillis();
            int taken = 0;
            for (var next = inbox.poll(); next != null; next = inbox.poll()) {
                take(next, nowMs, stage);
                taken++;
            }
            send(nowMs, stage);
            waiting.addAndGet(-taken);
            if (taken > 0) stage.note(_ -> {});
        } catch (RuntimeException e) {
            failure.set(e);
            stage.note(_ -> {});
            throw e;
        }
    }

    private void take(SpecificRecord result, long nowMs, Stage stage) {
        switch (result) {
            case Allocation allocation -> take(allocation, nowMs, stage);
            case AccessToken token -> consumers.on(token);
            case Execution answer -> standIns.get(answer.getAccount()).answered(answer, nowMs);
            default -> throw new IllegalStateException("nobody waits for " + result);
        }
        for (var presentation : consumers.presentations()) present(presentation, nowMs, stage);
    }

    private void take(Allocation allocation, long nowMs, Stage stage) {
        if (allocation.getState() == AllocationState.ALLOCATED) {
            standIns.get(allocation.getProvider()).allocated(allocation);
        }
        consumers.on(allocation, nowMs);
        operator.on(allocation)
                .ifPresent(
                        ruling ->
                                stage.commands().operate(Terms.MARKET, ruling.id(), ruling.body()));
    }

    private void present(Presentation shown, long nowMs, Stage stage) {
        var standIn = standIns.get(shown.provider());
        var verdict = standIn.presented(shown.allocationId(), shown.token(), nowMs);
        stage.note(
                all -> {
                    switch (verdict) {
                        case Shown.Opens _ -> all.tokens().genuine();
                        case Shown.Late _ -> all.tokens().late();
                        case Shown.Rejected(var why) ->
                                all.tokens().rejected(shown.allocationId(), why);
                    }
                });
    }

    private void send(long nowMs, Stage stage) {
        standIns.forEach(
                (account, standIn) -> {
                    var due = standIn.due(nowMs);
                    if (!due.isEmpty()) stage.note(all -> all.serviceAnswers().sent(due.size()));
                    for (var command : due) {
                        stage.commands().provide(account, command.id(), command.body());
                    }
                });
        var due = consumers.due(nowMs);
        if (!due.isEmpty()) stage.note(all -> all.serviceAnswers().sent(due.size()));
        for (var sent : due) {
            stage.commands().liquidity(sent.consumer(), sent.command().id(), sent.command().body());
        }
    }
}

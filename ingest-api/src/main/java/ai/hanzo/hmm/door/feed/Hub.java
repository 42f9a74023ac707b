package ai.hanzo.hmm.door.feed;

import ai.hanzo.hmm.door.feed.line.Channel;
import ai.hanzo.hmm.door.feed.line.Line;
import ai.hanzo.hmm.door.feed.line.Lines;
import ai.hanzo.hmm.door.feed.line.Past;
import ai.hanzo.hmm.door.feed.line.Subject;
import ai.hanzo.hmm.door.feed.line.Told;
import ai.hanzo.hmm.door.problem.Code;
import ai.hanzo.hmm.door.problem.Problem;
import ai.hanzo.hmm.door.tail.Happening;
import ai.hanzo.hmm.door.tail.Listener;
import ai.hanzo.hmm.wire.AccountBalances;
import ai.hanzo.hmm.wire.Allocation;
import ai.hanzo.hmm.wire.Candle;
import ai.hanzo.hmm.wire.Depth;
import ai.hanzo.hmm.wire.Execution;
import ai.hanzo.hmm.wire.MarketPrice;
import ai.hanzo.hmm.wire.Settlement;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

/// Who follows what. A subscription is noted first; then its subject's line is made whole, if need
/// be with what the views hold, while what happens meanwhile is kept by the line; then all that
/// wait are given one snapshot, and from there on each update. So nothing falls between the two,
/// however far the views lag.
///
/// The lines of markets are followed whether anybody asks or not, since they cost little and are
/// whole when somebody does; those of accounts while somebody asks. One lock guards all; the views
/// are read outside of it.
final class Hub implements Listener {
    private static final Logger LOG = LoggerFactory.getLogger(Hub.class);

    /// Views lag by some tens of ms, after a start by some seconds.
    private static final int MOST_TRIES = 30;

    private static final int LONGEST_PAUSE_MS = 500;
    private static final int KEPT_OF_ACCOUNTS = 10_000;

    private final Map<Subject, Followed> followed = new HashMap<>();
    private final Recent recent = new Recent(KEPT_OF_ACCOUNTS);
    private final Beginnings beginnings;
    private final Later later;

    /// Runs something elsewhere after a pause, ms.
    @FunctionalInterface
    interface Later {
        void run(long pauseMs, Runnable task);

        /// On the executor's threads, after {@link CompletableFuture}'s timer.
        static Later on(Executor executor) {
            return (pauseMs, task) ->
                    CompletableFuture.delayedExecutor(pauseMs, TimeUnit.MILLISECONDS, executor)
                            .execute(task);
        }
    }

    private static final class Followed {
        final Line line;
        final Set<Subscriber> joined = new LinkedHashSet<>();
        final Set<Subscriber> waiting = new LinkedHashSet<>();
        boolean isAsking;
        int tries;

        Followed(Subject subject) {
            line = Lines.of(subject);
        }
    }

    Hub(Beginnings beginnings, Later later) {
        this.beginnings = beginnings;
        this.later = later;
    }

    @Override
    public void happened(Happening happening) {
        subject(happening).ifPresent(subject -> happened(subject, happening));
    }

    private synchronized void happened(Subject subject, Happening happening) {
        if (subject.channel().isOfAccounts()) {
            recent.add(subject, happening);
            var at = followed.get(subject);
            if (at != null) hear(subject, at, happening);
        } else {
            hear(subject, followed.computeIfAbsent(subject, Followed::new), happening);
        }
    }

    private void hear(Subject subject, Followed at, Happening happening) {
        var told = at.line.heard(happening.offset(), happening.value());
        told.ifPresent(each -> tell(subject, at, each));
        if (at.line.isWhole() || at.joined.isEmpty()) return;
        at.waiting.addAll(at.joined);
        at.joined.clear();
        ask(subject, at);
    }

    private static void tell(Subject subject, Followed at, Told told) {
        if (told instanceof Told.Snapshot) {
            at.joined.addAll(at.waiting);
            at.waiting.clear();
        }
        if (at.joined.isEmpty()) return;
        var message = Message.of(subject, told);
        at.joined.forEach(subscriber -> subscriber.tell(message));
    }

    /// Tells the subscriber all there is, at once or as soon as it is known, and then what changes.
    /// Who subscribes again is told all anew.
    synchronized void subscribe(Subject subject, Subscriber subscriber) {
        var at = followed.get(subject);
        if (at == null) {
            at = new Followed(subject);
            followed.put(subject, at);
            for (var each : recent.of(subject)) at.line.heard(each.offset(), each.value());
        }
        if (at.line.isWhole()) {
            at.joined.add(subscriber);
            subscriber.tell(Message.of(subject, at.line.snapshot()));
        } else {
            at.waiting.add(subscriber);
            ask(subject, at);
        }
    }

    /// Nothing is told of the subject after this.
    synchronized void unsubscribe(Subject subject, Subscriber subscriber) {
        var at = followed.get(subject);
        if (at == null) return;
        at.joined.remove(subscriber);
        at.waiting.remove(subscriber);
        forgetIfUnused(subject, at);
    }

    private void forgetIfUnused(Subject subject, Followed at) {
        boolean isUsed = !at.joined.isEmpty() || !at.waiting.isEmpty();
        if (!isUsed && subject.channel().isOfAccounts()) followed.remove(subject);
    }

    private void ask(Subject subject, Followed at) {
        if (at.isAsking) return;
        at.isAsking = true;
        at.tries = 0;
        later.run(0, () -> look(subject, at));
    }

    private void look(Subject subject, Followed at) {
        begin(subject, at, past(subject));
    }

    /// What the views hold; nothing where they cannot be read now.
    private Optional<Past> past(Subject subject) {
        try {
            return Optional.of(beginnings.of(subject));
        } catch (Problem notNow) {
            return Optional.empty();
        } catch (RuntimeException failure) {
            LOG.error("the views of {} cannot be read", subject, failure);
            return Optional.empty();
        }
    }

    private synchronized void begin(Subject subject, Followed at, Optional<Past> past) {
        if (followed.get(subject) != at) return;
        at.isAsking = false;
        if (at.line.isWhole() || past.isPresent() && at.line.begin(past.get())) {
            if (!at.waiting.isEmpty()) tellWaiting(subject, at);
        } else if (++at.tries == MOST_TRIES) {
            var why = Problem.of(Code.UNAVAILABLE, "the door's views are behind; try again later");
            at.waiting.forEach(subscriber -> subscriber.ended(subject, why));
            at.waiting.clear();
            forgetIfUnused(subject, at);
        } else {
            at.isAsking = true;
            later.run(
                    Math.min(20L << Math.min(at.tries, 8), LONGEST_PAUSE_MS),
                    () -> look(subject, at));
        }
    }

    private static void tellWaiting(Subject subject, Followed at) {
        var message = Message.of(subject, at.line.snapshot());
        at.waiting.forEach(subscriber -> subscriber.tell(message));
        at.joined.addAll(at.waiting);
        at.waiting.clear();
    }

    /// Asks the views again about what nothing was heard of since the door opened: they may have
    /// been behind when they were asked first.
    void lookAgain() {
        for (var subject : hearsay()) past(subject).ifPresent(past -> again(subject, past));
    }

    private synchronized List<Subject> hearsay() {
        return followed.entrySet().stream()
                .filter(each -> !each.getValue().joined.isEmpty())
                .filter(each -> each.getValue().line.isHearsay())
                .map(Map.Entry::getKey)
                .toList();
    }

    private synchronized void again(Subject subject, Past past) {
        var at = followed.get(subject);
        if (at == null || !at.line.isHearsay()) return;
        var before = Message.of(subject, at.line.snapshot());
        at.line.begin(past);
        var after = Message.of(subject, at.line.snapshot());
        if (!after.equals(before)) at.joined.forEach(subscriber -> subscriber.tell(after));
    }

    private static Optional<Subject> subject(Happening happening) {
        return switch (happening.value()) {
            case MarketPrice price -> of(Channel.PRICES, price.getMarket());
            case Settlement trade -> of(Channel.TRADES, trade.getMarket());
            case Depth depth -> of(Channel.DEPTH, depth.getMarket());
            case Candle candle ->
                    Optional.of(
                            new Subject(Channel.CANDLES, candle.getMarket(), candle.getInterval()));
            case Execution execution -> of(Channel.EXECUTIONS, execution.getAccount());
            case AccountBalances balances -> of(Channel.BALANCES, balances.getAccount());
            case Allocation allocation -> of(Channel.ALLOCATIONS, allocation.getConsumer());
            default -> Optional.empty();
        };
    }

    private static Optional<Subject> of(Candle candle) {
        if (!Channel.INTERVALS.contains(candle.getInterval())) return Optional.empty();
        return Optional.of(new Subject(Channel.CANDLES, candle.getMarket(), candle.getInterval()));
    }

    private static Optional<Subject> of(Channel channel, String name) {
        return Optional.of(new Subject(channel, name));
    }
}

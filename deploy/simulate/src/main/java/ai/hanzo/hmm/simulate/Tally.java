package ai.hanzo.hmm.simulate;

import ai.hanzo.hmm.market.event.MarketEvent;

import java.util.Locale;

/// What went through a run.
final class Tally {
    private static final double NANOS_OF_A_SECOND = 1e9;

    private long commands;
    private long unread;
    private long events;
    private long refused;

    void count(Line line) {
        switch (line) {
            case Line.Timed _ -> commands++;
            case Line.Unread _ -> unread++;
        }
    }

    void count(Said said) {
        switch (said) {
            case Said.Answered(_, var answer) -> {
                events++;
                if (answer.execution().refused().isPresent()) refused++;
            }
            case Said.Happened(_, _, MarketEvent.Executed execution) -> {
                events++;
                if (execution.refused().isPresent()) refused++;
            }
            case Said.Told _, Said.Happened _ -> events++;
            case Said.Dead _ -> refused++;
            case Said.Unread _ -> {}
        }
    }

    /// Lines that were understood.
    long commands() {
        return commands;
    }

    /// Lines that were not.
    long unread() {
        return unread;
    }

    /// What happened because of them.
    long events() {
        return events;
    }

    /// Answers that refuse, and dead letters.
    long refused() {
        return refused;
    }

    /// In one line.
    String inWords(long nanos) {
        double seconds = nanos / NANOS_OF_A_SECOND;
        return String.format(
                Locale.ROOT,
                "%,d commands in %.1f s (%,.0f a second): %,d events, %,d refusals; %,d lines not"
                        + " understood",
                commands,
                seconds,
                commands / seconds,
                events,
                refused,
                unread);
    }
}

package ai.hanzo.hmm.door.metrics;

import ai.hanzo.hmm.door.tail.Happening;
import ai.hanzo.hmm.door.tail.Listener;
import ai.hanzo.hmm.wire.CommandStatus;
import ai.hanzo.hmm.wire.Envelope;
import ai.hanzo.hmm.wire.Execution;

import io.micrometer.core.instrument.Timer;

import org.apache.avro.specific.SpecificRecord;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/// Commands from here into the log, their answers from anywhere, and the time between.
///
/// `hmm_commands_total{kind}` counts what this door appended. `hmm_outcomes_total{status}` and
/// `hmm_refusals_total{code}` count every answer of the exchange, whichever door or producer asked:
/// each door counts all of them. `hmm_outcome_latency_seconds` is of this door's commands alone.
public final class CommandMeters implements Listener {
    private static final Duration[] LATENCIES = {
        Duration.ofMillis(5),
        Duration.ofMillis(10),
        Duration.ofMillis(20),
        Duration.ofMillis(35),
        Duration.ofMillis(50),
        Duration.ofMillis(75),
        Duration.ofMillis(100),
        Duration.ofMillis(150),
        Duration.ofMillis(250),
        Duration.ofMillis(500),
        Duration.ofSeconds(1),
        Duration.ofMillis(2_500),
        Duration.ofSeconds(5),
        Duration.ofSeconds(10),
        Duration.ofSeconds(30)
    };

    private final Counters commands;
    private final Counters unconfirmed;
    private final Counters outcomes;
    private final Counters refusals;
    private final Timer latency;
    private final UnderWay underWay;

    public CommandMeters(Meters meters) {
        this(meters, System::nanoTime);
    }

    CommandMeters(Meters meters, LongSupplier nanoTime) {
        commands =
                new Counters(
                        meters, "hmm.commands", "kind", "Commands that this door put into the log");
        unconfirmed =
                new Counters(
                        meters,
                        "hmm.commands.unconfirmed",
                        "kind",
                        "Commands that the log did not confirm in time");
        outcomes =
                new Counters(
                        meters,
                        "hmm.outcomes",
                        "status",
                        "Answers to commands, of the whole exchange");
        refusals =
                new Counters(
                        meters, "hmm.refusals", "code", "Commands refused, of the whole exchange");
        latency =
                Timer.builder("hmm.outcome.latency")
                        .description("From a command at this door to its answer, seen here")
                        .serviceLevelObjectives(LATENCIES)
                        .register(meters.registry());
        underWay = new UnderWay(nanoTime);
    }

    @Override
    public void happened(Happening happening) {
        if (!(happening.value() instanceof Execution answer)) return;
        if (answer.getCommandId().isEmpty() || answer.getStatus() == CommandStatus.PENDING) return;
        outcomes.addOne(answer.getStatus().name());
        var refusal = answer.getRefusal();
        if (refusal != null) refusals.addOne(refusal.getCode());
        underWay.end(answer.getAccount(), answer.getCommandId())
                .ifPresent(nanos -> latency.record(nanos, TimeUnit.NANOSECONDS));
    }

    /// Before it is sent, since its answer may be there before its place in the log is known.
    void sending(SpecificRecord command) {
        if (envelope(command) instanceof Envelope by) underWay.begin(by.getAccount(), by.getId());
    }

    void sent(SpecificRecord command) {
        var kind = kind(command);
        commands.addOne(kind);
        unconfirmed.add(kind, 0); // shown from the first on: a rise from nothing would not be seen
    }

    void notSent(SpecificRecord command) {
        unconfirmed.addOne(kind(command));
        if (envelope(command) instanceof Envelope by) underWay.end(by.getAccount(), by.getId());
    }

    /// The name of what it asks for: its body's type, else its own.
    private static String kind(SpecificRecord command) {
        var body = command.getSchema().getField("body");
        return body != null && command.get(body.pos()) instanceof SpecificRecord asked
                ? asked.getSchema().getName()
                : command.getSchema().getName();
    }

    /// Nothing for a command that no account sends.
    private static Object envelope(SpecificRecord command) {
        var envelope = command.getSchema().getField("envelope");
        return envelope == null ? null : command.get(envelope.pos());
    }
}

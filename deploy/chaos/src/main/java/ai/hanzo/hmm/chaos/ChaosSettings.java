package ai.hanzo.hmm.chaos;

import ai.hanzo.hmm.chaos.plan.Fault;
import ai.hanzo.hmm.chaos.plan.FaultKind;
import ai.hanzo.hmm.chaos.plan.Schedule;

import org.apache.kafka.streams.GroupProtocol;

import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/// What a run is made of.
///
/// @param length how long the load lasts, > 0
/// @param seed of the faults and of the load
/// @param brokers 1 or 3
/// @param rate commands a second, > 0
/// @param commitIntervalMs how late the streams' results may be, >= 1
/// @param groupProtocol of the streams
/// @param standbys copies of every state store at the other instance, 0 or 1
/// @param takeover how long a peer may take to serve what a killed instance did
/// @param kinds of the faults that happen, at least one
public record ChaosSettings(
        Duration length,
        long seed,
        int brokers,
        double rate,
        long commitIntervalMs,
        GroupProtocol groupProtocol,
        int standbys,
        Duration takeover,
        Set<FaultKind> kinds) {
    /// What is promised of a machine that is not overloaded.
    public static final Duration TAKEOVER = Duration.ofSeconds(15);

    public ChaosSettings {
        if (length.isNegative() || length.isZero()) {
            throw new IllegalArgumentException("a run must last: " + length);
        }
        if (brokers != 1 && brokers != 3) {
            throw new IllegalArgumentException("brokers must be 1 or 3: " + brokers);
        }
        if (!(rate > 0)) throw new IllegalArgumentException("rate must be > 0: " + rate);
        if (commitIntervalMs < 1) {
            throw new IllegalArgumentException(
                    "the commit interval must be >= 1: " + commitIntervalMs);
        }
        if (standbys < 0 || standbys >= Schedule.INSTANCES) {
            throw new IllegalArgumentException("standbys must be 0 or 1: " + standbys);
        }
        if (kinds.isEmpty()) throw new IllegalArgumentException("there must be kinds of faults");
        kinds = Set.copyOf(EnumSet.copyOf(kinds));
    }

    /// What two cores carry with room to spare: commands a second.
    static double rateFor(int brokers) {
        return brokers == 1 ? 100 : 40;
    }

    /// Longer where every commit is copied to three brokers on the same two cores.
    static long commitIntervalMsFor(int brokers) {
        return brokers == 1 ? 25 : 100;
    }

    /// The faults that happen.
    public List<Fault> schedule() {
        return Schedule.of(seed, length, brokers, kinds);
    }
}

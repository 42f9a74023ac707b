package ai.hanzo.hmm.simulate;

import ai.hanzo.hmm.streams.inbox.Reason;
import ai.hanzo.hmm.streams.quality.Admission;
import ai.hanzo.hmm.streams.quality.ClosedBuckets;
import ai.hanzo.hmm.streams.quality.OpenBuckets;
import ai.hanzo.hmm.streams.quality.TelemetryGate;
import ai.hanzo.hmm.wire.MarketCommand;
import ai.hanzo.hmm.wire.MarketDefinition;
import ai.hanzo.hmm.wire.TelemetryRecord;
import ai.hanzo.hmm.wire.TelemetryReport;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/// The quality room: takes reports in and closes buckets, as its processor does.
final class Observing {
    private final TelemetryGate gate;
    private final OpenBuckets buckets = new OpenBuckets();

    /// By market.
    private final Map<String, Set<String>> providers = new HashMap<>();

    /// @param markets definitions of the markets that exist
    Observing(Function<String, Optional<MarketDefinition>> markets) {
        this.gate = new TelemetryGate(markets, this::knows);
    }

    /// A market has told of a provider's quality.
    void published(String provider, String market) {
        providers.computeIfAbsent(market, _ -> new HashSet<>()).add(provider);
    }

    /// Takes a report at a time, ms since 1970; if it does not count, says why. One that is
    /// repeated or one too many counts for nothing, without a word.
    Optional<Admission.Rejected> take(TelemetryRecord told, long timeMs) {
        if (!(told.getBody() instanceof TelemetryReport report)) {
            return Optional.of(new Admission.Rejected(Reason.MALFORMED, "not a report"));
        }
        return switch (gate.admit(told.getProvider(), report, timeMs, timeMs)) {
            case Admission.Admitted(var bucket, var admitted) -> {
                buckets.take(bucket, admitted);
                yield Optional.empty();
            }
            case Admission.Rejected rejected -> Optional.of(rejected);
        };
    }

    /// The first instant at which a bucket is closed.
    Optional<Due.OfBuckets> nextDue() {
        var dueMs = buckets.nextDueMs();
        return dueMs.isEmpty()
                ? Optional.empty()
                : Optional.of(new Due.OfBuckets(dueMs.getAsLong() + 1));
    }

    /// What the buckets that are due next tell their markets, if they are closed at a time, ms
    /// since 1970; to be asked until there is none left.
    List<MarketCommand> closeNext(long timeMs) {
        return buckets.closeNext(timeMs).stream()
                .map(closed -> ClosedBuckets.command(closed.bucket(), closed.reports()))
                .toList();
    }

    private boolean knows(String provider, String market) {
        return providers.getOrDefault(market, Set.of()).contains(provider);
    }
}

package ai.hanzo.hmm.bench.report;

import com.fasterxml.jackson.annotation.JsonProperty;

import java.util.List;

/// What was measured of one subject.
///
/// @param perSecond flat out, commands a second
/// @param rates open loop, by rate
/// @param startSeconds until it took orders
/// @param commands that `written` was counted over
/// @param written by topic
public record Measured(
        String name,
        Spread perSecond,
        List<Rate> rates,
        Spread startSeconds,
        long commands,
        List<Written> written) {
    public Measured {
        rates = List.copyOf(rates);
        written = List.copyOf(written);
    }

    /// Records written for one command.
    @JsonProperty
    public double recordsEach() {
        return written.stream().mapToLong(Written::records).sum() / (double) commands;
    }

    /// Bytes written for one command.
    @JsonProperty
    public double bytesEach() {
        return written.stream().mapToLong(Written::bytes).sum() / (double) commands;
    }
}

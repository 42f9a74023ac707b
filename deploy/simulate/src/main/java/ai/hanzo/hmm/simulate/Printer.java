package ai.hanzo.hmm.simulate;

import ai.hanzo.hmm.door.problem.Problem;
import ai.hanzo.hmm.door.view.Shown;
import ai.hanzo.hmm.market.event.MarketEvent;
import ai.hanzo.hmm.market.ledger.Ledger;
import ai.hanzo.hmm.market.ledger.LedgerEvent;
import ai.hanzo.hmm.streams.inbox.Reason;
import ai.hanzo.hmm.streams.translate.Allocations;
import ai.hanzo.hmm.streams.translate.Executions;
import ai.hanzo.hmm.streams.translate.MarketEvents;
import ai.hanzo.hmm.streams.translate.Scores;
import ai.hanzo.hmm.wire.CommandStatus;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.io.SerializedString;

import org.apache.avro.specific.SpecificRecord;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/// What was said, a line each: `line`, and one field that is named for what it is and holds what
/// its topic would, as the door shows it. Nothing is remembered from line to line.
final class Printer {
    private static final JsonFactory JSON =
            JsonFactory.builder().build().setRootValueSeparator("\n");
    private static final int BYTES_OF_A_LINE = 800;

    private static final SerializableString LINE = new SerializedString("line");
    private static final SerializableString EXECUTION = new SerializedString("execution");
    private static final SerializableString SETTLEMENT = new SerializedString("settlement");
    private static final SerializableString ALLOCATION = new SerializedString("allocation");
    private static final SerializableString CANDLE = new SerializedString("candle");
    private static final SerializableString QUALITY = new SerializedString("quality");

    private Printer() {}

    /// Whole lines of UTF-8, one for each; nothing where nothing was said.
    static ByteArrayOutputStream lines(List<Said> said) {
        var bytes = new ByteArrayOutputStream(said.size() * BYTES_OF_A_LINE);
        if (said.isEmpty()) return bytes;
        try (var out = JSON.createGenerator(bytes)) {
            for (var each : said) {
                out.writeStartObject();
                out.writeFieldName(LINE);
                out.writeNumber(each.line());
                print(each, out);
                out.writeEndObject();
            }
            out.writeRaw('\n');
        } catch (IOException e) {
            throw new UncheckedIOException("lines are in memory and cannot fail to be written", e);
        }
        return bytes;
    }

    private static void print(Said said, JsonGenerator out) throws IOException {
        switch (said) {
            case Said.Answered(_, var answer) -> record(EXECUTION, execution(answer), out);
            case Said.Told(_, var told) -> record(EXECUTION, execution(told), out);
            case Said.Happened(_, var market, var event) -> print(market, event, out);
            case Said.Dead(_, var reason, var detail) -> print(reason, detail, out);
            case Said.Unread(_, var why) -> print(why, out);
        }
    }

    private static void print(String market, MarketEvent event, JsonGenerator out)
            throws IOException {
        switch (event) {
            case MarketEvent.Executed e -> record(EXECUTION, Executions.toWire(market, e), out);
            case MarketEvent.Settled s ->
                    record(SETTLEMENT, MarketEvents.settlement(market, s), out);
            case MarketEvent.Allocated(var allocation) ->
                    record(ALLOCATION, Allocations.open(market, allocation), out);
            case MarketEvent.Served(var allocation) ->
                    record(ALLOCATION, Allocations.open(market, allocation), out);
            case MarketEvent.Closed c -> record(ALLOCATION, Allocations.closed(market, c), out);
            case MarketEvent.Assessed s -> record(QUALITY, Scores.score(market, s), out);
            case MarketEvent.BarClosed(var candle) ->
                    record(CANDLE, MarketEvents.candle(market, candle), out);
            case MarketEvent.Declined(var why) -> print(Reason.of(why), why.message(), out);
        }
    }

    private static SpecificRecord execution(LedgerEvent.Answered answer) {
        var status = CommandStatus.valueOf(answer.status().name());
        return Executions.toWire(Ledger.SOURCE, answer.execution(), status, answer.isRepeat());
    }

    private static SpecificRecord execution(MarketEvent.Executed told) {
        return Executions.toWire(Ledger.SOURCE, told, CommandStatus.DONE, false);
    }

    private static void print(Reason reason, String detail, JsonGenerator out) throws IOException {
        out.writeObjectFieldStart("deadLetter");
        out.writeStringField("reason", reason.name());
        out.writeStringField("detail", String.valueOf(detail));
        out.writeEndObject();
    }

    private static void print(Problem why, JsonGenerator out) throws IOException {
        out.writeObjectFieldStart("error");
        out.writeStringField("code", why.code().name());
        out.writeStringField("message", why.getMessage());
        if (!why.field().isEmpty()) out.writeStringField("field", why.field());
        out.writeEndObject();
    }

    private static void record(SerializableString kind, SpecificRecord record, JsonGenerator out)
            throws IOException {
        out.writeFieldName(kind);
        Shown.write(record, out);
    }
}

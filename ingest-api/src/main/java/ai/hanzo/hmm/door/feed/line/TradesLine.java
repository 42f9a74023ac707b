package ai.hanzo.hmm.door.feed.line;

import ai.hanzo.hmm.door.request.Decimals;
import ai.hanzo.hmm.wire.Settlement;

import com.fasterxml.jackson.core.JsonGenerator;

import org.apache.avro.specific.SpecificRecord;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A market's matches, without the accounts. Sequences are those of the settlements, without gaps;
/// it begins with the last hundred, the newest first.
final class TradesLine implements Line {
    static final int SHOWN = 100;

    private final String market;
    private final ArrayDeque<Settlement> last = new ArrayDeque<>();
    private boolean whole;
    private boolean hearsay;

    TradesLine(String market) {
        this.market = market;
    }

    @Override
    public Optional<Told> heard(long offset, SpecificRecord record) {
        var trade = (Settlement) record;
        long before = sequence();
        if (trade.getSequence() <= before) return Optional.empty();
        boolean isNext = trade.getSequence() == before + 1;
        boolean goesOn = whole && isNext;
        if (!isNext) last.clear();
        keep(trade);
        hearsay = false;
        whole = goesOn || last.size() == SHOWN || last.getFirst().getSequence() == 1;
        if (!whole) return Optional.empty();
        if (!goesOn) return Optional.of(snapshot());
        return Optional.of(new Told.Update(trade.getSequence(), before, out -> write(trade, out)));
    }

    @Override
    public boolean begin(Past past) {
        if (whole && !hearsay) return true;
        var before = past.last(Settlement.class);
        long known = before.isEmpty() ? 0 : before.getLast().getSequence();
        if (whole && known <= sequence()) return true;
        var heard = hearsay ? List.<Settlement>of() : List.copyOf(last);
        long needed = heard.isEmpty() ? 0 : heard.getFirst().getSequence() - 1;
        if (known < needed) return false;
        last.clear();
        before.forEach(this::keep);
        heard.stream().filter(trade -> trade.getSequence() > known).forEach(this::keep);
        whole = true;
        hearsay = heard.isEmpty();
        return true;
    }

    @Override
    public boolean isWhole() {
        return whole;
    }

    @Override
    public Told.Snapshot snapshot() {
        var shown = new ArrayList<>(last).reversed();
        return new Told.Snapshot(
                sequence(),
                out -> {
                    out.writeStartObject();
                    out.writeStringField("market", market);
                    out.writeArrayFieldStart("trades");
                    for (var trade : shown) write(trade, out);
                    out.writeEndArray();
                    out.writeEndObject();
                });
    }

    @Override
    public boolean isHearsay() {
        return hearsay;
    }

    private long sequence() {
        return last.isEmpty() ? 0 : last.getLast().getSequence();
    }

    private void keep(Settlement trade) {
        last.addLast(trade);
        if (last.size() > SHOWN) last.removeFirst();
    }

    private static void write(Settlement trade, JsonGenerator out) throws IOException {
        out.writeStartObject();
        out.writeNumberField("sequence", trade.getSequence());
        out.writeNumberField("timeMs", trade.getTimeMs());
        out.writeStringField("price", Decimals.show(trade.getPriceMicros()));
        out.writeStringField("quantity", Decimals.show(trade.getQuantityMicros()));
        out.writeStringField("notional", Decimals.show(trade.getNotionalMicros()));
        out.writeStringField("takerSide", trade.getTakerSide().name());
        out.writeStringField("venue", trade.getVenue().name());
        out.writeEndObject();
    }
}

package ai.hanzo.hmm.check.trail;

import ai.hanzo.hmm.check.Judgement;
import ai.hanzo.hmm.check.read.Places;
import ai.hanzo.hmm.wire.HeldOrder;
import ai.hanzo.hmm.wire.MarketCommand;

import org.apache.kafka.clients.consumer.ConsumerRecord;

import java.math.BigInteger;
import java.util.List;

/// Enters what stands in the markets' logs, and judges whether it says what was sent and carries
/// what it needs.
record Forwards(TrailTable table, Places places, Judgement holds, Judgement atomicity) {
    private static final List<Integer> DISCOUNTS = List.of(0, 5, 10, 20, 30);

    void take(ConsumerRecord<byte[], byte[]> record, Forwarded to) {
        int slot = table.slot(to.kind(), to.print());
        long place = places.of(record);
        table.forwarded[slot]++;
        table.forwardedAt[slot] = place;
        if (to.kind() == Kind.BUCKET) return;
        if (table.sent[slot] == 1 && table.content[slot] != Contents.of(to.command().getBody())) {
            atomicity.broken(
                    "%s says another thing than the command it stands for, %s"
                            .formatted(places.text(place), places.text(table.sentAt[slot])));
        }
        if (to.kind() == Kind.COMMAND) hold(slot, place, to);
    }

    private void hold(int slot, long place, Forwarded to) {
        var command = to.command();
        var needs = Needs.of(command);
        if (needs.isEmpty()) return;
        holds.checked();
        needs.forEach((asset, micros) -> table.unheld[slot] += weight(asset) * micros.longValue());
        if (!(command.getBody() instanceof HeldOrder held)) return;
        stamp(place, command, held);
        var needed = needs.values().iterator().next();
        if (!needed.equals(BigInteger.valueOf(held.getHoldMicros()))) {
            holds.broken(
                    "%s: %s %s needs %d held and carries %d"
                            .formatted(
                                    places.text(place),
                                    command.getAccount(),
                                    command.getId(),
                                    needed,
                                    held.getHoldMicros()));
        }
    }

    /// Standard fees, or those less a discount (rules, section 6).
    private void stamp(long place, MarketCommand command, HeldOrder held) {
        for (int percent : DISCOUNTS) {
            boolean isOne =
                    held.getTakerFeePpm() == 30 * (100 - percent)
                            && held.getMakerFeePpm() == 10 * (100 - percent);
            if (isOne) return;
        }
        holds.broken(
                "%s: %s %s pays %d and %d ppm, which no discount gives"
                        .formatted(
                                places.text(place),
                                command.getAccount(),
                                command.getId(),
                                held.getTakerFeePpm(),
                                held.getMakerFeePpm()));
    }

    /// Makes amounts of several assets one number, in which they cannot stand in for each other.
    static long weight(String asset) {
        return asset.hashCode() * 0x9E3779B97F4A7C15L | 1;
    }
}

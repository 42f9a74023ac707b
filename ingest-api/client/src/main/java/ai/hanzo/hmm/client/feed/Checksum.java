package ai.hanzo.hmm.client.feed;

import ai.hanzo.hmm.client.answer.Level;

import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.stream.Collectors;
import java.util.zip.CRC32;

/// The checksum of a book: CRC32 of its best ten levels a side in ASCII, each `price:quantity` in
/// micro-units, best first, joined by `;`, the asks, then `|`, then the bids.
final class Checksum {
    private static final int LEVELS = 10;

    private Checksum() {}

    /// Of the levels of each side, best first; those behind the tenth do not count.
    static long of(Collection<Level> asks, Collection<Level> bids) {
        var crc = new CRC32();
        crc.update((side(asks) + "|" + side(bids)).getBytes(StandardCharsets.US_ASCII));
        return crc.getValue();
    }

    private static String side(Collection<Level> levels) {
        return levels.stream()
                .limit(LEVELS)
                .map(level -> level.price().micros() + ":" + level.quantity().micros())
                .collect(Collectors.joining(";"));
    }
}

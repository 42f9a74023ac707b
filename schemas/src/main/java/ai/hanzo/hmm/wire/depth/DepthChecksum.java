package ai.hanzo.hmm.wire.depth;

import ai.hanzo.hmm.wire.DepthLevel;

import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.stream.Collectors;
import java.util.zip.CRC32;

/// The checksum of a book: CRC32 of its best ten levels a side in ASCII, each `price:quantity` in
/// micro-units, best first, joined by `;`, the asks, then `|`, then the bids.
public final class DepthChecksum {
    public static final int LEVELS = 10;

    private DepthChecksum() {}

    /// Of the levels of each side, best first; those behind the tenth do not count.
    public static long of(Collection<DepthLevel> asks, Collection<DepthLevel> bids) {
        var crc = new CRC32();
        crc.update(text(asks, bids).getBytes(StandardCharsets.US_ASCII));
        return crc.getValue();
    }

    /// What the checksum is taken of.
    public static String text(Collection<DepthLevel> asks, Collection<DepthLevel> bids) {
        return side(asks) + "|" + side(bids);
    }

    private static String side(Collection<DepthLevel> levels) {
        return levels.stream()
                .limit(LEVELS)
                .map(level -> level.getPriceMicros() + ":" + level.getQuantityMicros())
                .collect(Collectors.joining(";"));
    }
}

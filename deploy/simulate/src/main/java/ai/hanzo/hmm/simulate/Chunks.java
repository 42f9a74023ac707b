package ai.hanzo.hmm.simulate;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Optional;

/// Cuts an input into chunks of whole lines, each as large as what has come.
final class Chunks {
    private static final int MOST_BYTES = 4 * LineReader.MAX_BYTES;
    private static final int SHORT_LINE = 80;

    private final InputStream in;
    private final byte[] buffer = new byte[MOST_BYTES];
    private int filled;
    private long nextLine = 1;

    Chunks(InputStream in) {
        this.in = in;
    }

    /// Whether more can be read without waiting for it.
    boolean hasMore() throws IOException {
        return in.available() > 0;
    }

    /// Waits for a whole line; empty at the end of the input. The last line needs no line feed.
    Optional<Chunk> next() throws IOException {
        while (true) {
            int read = in.read(buffer, filled, buffer.length - filled);
            if (read < 0) return filled == 0 ? Optional.empty() : Optional.of(rest());
            int before = filled;
            filled += read;
            int last = lastLineFeed(before);
            if (last >= 0) return Optional.of(cut(last));
            // Longer than a line may be: as much is kept of it as shows that it is.
            if (filled == buffer.length) filled = LineReader.MAX_BYTES + 1;
        }
    }

    private int lastLineFeed(int from) {
        for (int i = filled - 1; i >= from; i--) if (buffer[i] == '\n') return i;
        return -1;
    }

    private Chunk cut(int lastLineFeed) {
        var bytes = Arrays.copyOf(buffer, lastLineFeed + 1);
        int left = filled - bytes.length;
        System.arraycopy(buffer, bytes.length, buffer, 0, left);
        filled = left;
        return chunk(bytes, lineFeeds(bytes));
    }

    private Chunk rest() {
        var bytes = Arrays.copyOf(buffer, filled);
        filled = 0;
        return chunk(bytes, new int[] {bytes.length});
    }

    private Chunk chunk(byte[] bytes, int[] ends) {
        var chunk = new Chunk(nextLine, bytes, ends);
        nextLine += ends.length;
        return chunk;
    }

    private static int[] lineFeeds(byte[] bytes) {
        var found = new int[bytes.length / SHORT_LINE + 1];
        int count = 0;
        for (int i = 0; i < bytes.length; i++) {
            if (bytes[i] != '\n') continue;
            if (count == found.length) found = Arrays.copyOf(found, 2 * count);
            found[count++] = i;
        }
        return Arrays.copyOf(found, count);
    }
}

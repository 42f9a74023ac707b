package ai.hanzo.hmm.simulate;

import java.util.ArrayList;
import java.util.List;

/// Whole lines of the input, as they came.
final class Chunk {
    private final long firstLine;
    private final byte[] bytes;
    private final int[] ends;

    /// @param firstLine the number of the first
    /// @param ends where in the bytes each line ends, its line feed left out; the next begins
    ///   behind
    Chunk(long firstLine, byte[] bytes, int[] ends) {
        this.firstLine = firstLine;
        this.bytes = bytes;
        this.ends = ends;
    }

    /// What its lines ask for, blank ones left out.
    List<Line> lines() {
        var lines = new ArrayList<Line>(ends.length);
        int from = 0;
        for (int i = 0; i < ends.length; i++) {
            int end = ends[i];
            if (!isBlank(from, end)) {
                lines.add(LineReader.read(firstLine + i, bytes, from, end - from));
            }
            from = end + 1;
        }
        return lines;
    }

    private boolean isBlank(int from, int end) {
        if (end - from > LineReader.MAX_BYTES) return false;
        for (int i = from; i < end; i++) if (bytes[i] != ' ' && bytes[i] != '\r') return false;
        return true;
    }
}

package ai.hanzo.hmm.check.trail;

/// What is known of each thing, by fingerprint: a hash table over columns of numbers, since objects
/// would take several times as much. A slot stays valid until the next one is asked for.
final class TrailTable {
    private static final int BYTES_PER_SLOT = Byte.BYTES + 7 * Integer.BYTES + 6 * Long.BYTES;
    private static final int SMALLEST = 1 << 6;

    private long[] high;
    private long[] low;
    private byte[] kind;
    private int size;

    /// How often it was sent.
    int[] sent;

    /// Answered by the ledger, or by a dead letter or a token, for the first time.
    int[] decided;

    /// Answered by the ledger again.
    int[] again;

    /// Written to a market's log.
    int[] forwarded;

    /// Answered by a market.
    int[] answered;

    /// Of what it says; 0 for unknown.
    int[] content;

    /// Before this nobody may have forgotten it, seconds since 1970.
    int[] knownUntilS;

    /// What was needed less what was posted as held, over all assets in an own unit each.
    long[] unheld;

    /// Places of the last of each sort.
    long[] sentAt;

    long[] forwardedAt;
    long[] answeredAt;

    /// Of as many slots as fit into a memory; it grows beyond that only when it must.
    ///
    /// @param entries expected
    static TrailTable of(long entries, long bytes) {
        long slots = Math.min(entries * 3 / 2, bytes / BYTES_PER_SLOT);
        return new TrailTable(Math.clamp(slots, SMALLEST, 1 << 30));
    }

    /// How many entries fit into a memory, bytes.
    static long fitting(long bytes) {
        return Math.max(SMALLEST, bytes / BYTES_PER_SLOT) * 2 / 3;
    }

    private TrailTable(int capacity) {
        allocate(capacity);
    }

    int size() {
        return size;
    }

    int capacity() {
        return kind.length;
    }

    boolean isUsed(int slot) {
        return kind[slot] != 0;
    }

    Kind kind(int slot) {
        return Kind.values()[kind[slot] - 1];
    }

    /// The entry of a thing, made when there is none.
    int slot(Kind of, Fingerprint print) {
        if (size * 3L >= capacity() * 2L + 3) grow();
        int slot = find(print.high(), print.low());
        if (kind[slot] == 0) {
            kind[slot] = (byte) (of.ordinal() + 1);
            high[slot] = print.high();
            low[slot] = print.low();
            size++;
        }
        return slot;
    }

    private int find(long wantedHigh, long wantedLow) {
        int slot = (int) Math.unsignedMultiplyHigh(wantedLow, capacity());
        while (kind[slot] != 0 && (high[slot] != wantedHigh || low[slot] != wantedLow)) {
            if (++slot == capacity()) slot = 0;
        }
        return slot;
    }

    private void allocate(int capacity) {
        high = new long[capacity];
        low = new long[capacity];
        kind = new byte[capacity];
        sent = new int[capacity];
        decided = new int[capacity];
        again = new int[capacity];
        forwarded = new int[capacity];
        answered = new int[capacity];
        content = new int[capacity];
        knownUntilS = new int[capacity];
        unheld = new long[capacity];
        sentAt = new long[capacity];
        forwardedAt = new long[capacity];
        answeredAt = new long[capacity];
    }

    private void grow() {
        var larger = new TrailTable(2 * capacity());
        for (int from = 0; from < capacity(); from++) {
            if (isUsed(from)) larger.move(this, from, larger.find(high[from], low[from]));
        }
        take(larger);
    }

    private void take(TrailTable other) {
        high = other.high;
        low = other.low;
        kind = other.kind;
        sent = other.sent;
        decided = other.decided;
        again = other.again;
        forwarded = other.forwarded;
        answered = other.answered;
        content = other.content;
        knownUntilS = other.knownUntilS;
        unheld = other.unheld;
        sentAt = other.sentAt;
        forwardedAt = other.forwardedAt;
        answeredAt = other.answeredAt;
    }

    private void move(TrailTable old, int from, int to) {
        high[to] = old.high[from];
        low[to] = old.low[from];
        kind[to] = old.kind[from];
        sent[to] = old.sent[from];
        decided[to] = old.decided[from];
        again[to] = old.again[from];
        forwarded[to] = old.forwarded[from];
        answered[to] = old.answered[from];
        content[to] = old.content[from];
        knownUntilS[to] = old.knownUntilS[from];
        unheld[to] = old.unheld[from];
        sentAt[to] = old.sentAt[from];
        forwardedAt[to] = old.forwardedAt[from];
        answeredAt[to] = old.answeredAt[from];
    }
}

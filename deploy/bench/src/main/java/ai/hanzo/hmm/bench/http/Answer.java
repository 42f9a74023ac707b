package ai.hanzo.hmm.bench.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

/// What a buffer begins with, read as HTTP/1.1 as far as a load needs to: the status, and where the
/// answer ends.
///
/// @param bytes of head and body
record Answer(int status, int bytes) {
    private static final byte[] LENGTH = "\r\ncontent-length:".getBytes(ISO_8859_1);
    private static final byte[] END = "\r\n\r\n".getBytes(ISO_8859_1);
    private static final byte[] PROBLEM = "{\"problem\":".getBytes(ISO_8859_1);
    private static final int STATUS_FROM = "HTTP/1.1 ".length();
    private static final int LOWER_CASE = 0x20;

    /// Not all of it is there yet.
    static final Answer INCOMPLETE = new Answer(0, 0);

    /// @param have bytes in the buffer
    /// @throws IllegalStateException when it does not say how long it is
    static Answer read(byte[] buffer, int have) {
        int head = find(END, buffer, 0, have);
        if (head < 0) return INCOMPLETE;
        int named = find(LENGTH, buffer, 0, head);
        if (named < 0) {
            throw new IllegalStateException(
                    "an answer without a length: " + new String(buffer, 0, head, ISO_8859_1));
        }
        int end = head + END.length + number(buffer, named + LENGTH.length);
        return end > have ? INCOMPLETE : new Answer(number(buffer, STATUS_FROM), end);
    }

    /// Commands of a batch that were turned away.
    int problems(byte[] buffer) {
        int count = 0;
        for (int at = find(PROBLEM, buffer, 0, bytes);
                at >= 0;
                at = find(PROBLEM, buffer, at + 1, bytes)) {
            count++;
        }
        return count;
    }

    /// Where it stands, in lower or upper case; below 0 where it does not.
    private static int find(byte[] what, byte[] buffer, int from, int to) {
        for (int at = from; at <= to - what.length; at++) {
            int i = 0;
            while (i < what.length && lower(buffer[at + i]) == what[i]) i++;
            if (i == what.length) return at;
        }
        return -1;
    }

    private static int lower(byte b) {
        return b >= 'A' && b <= 'Z' ? b | LOWER_CASE : b;
    }

    private static int number(byte[] buffer, int from) {
        int at = from;
        while (buffer[at] == ' ') at++;
        int number = 0;
        for (; buffer[at] >= '0' && buffer[at] <= '9'; at++)
            number = number * 10 + buffer[at] - '0';
        return number;
    }
}

package ai.hanzo.hmm.door.view;

import ai.hanzo.hmm.door.problem.Code;
import ai.hanzo.hmm.door.problem.Problem;

import java.util.regex.Pattern;

/// Where a page of orders begins: after an open order, `open:<clientOrderId>`, or after a closed
/// one, `closed:<position>:<clientOrderId>`.
///
/// @param row the end of the row's key; empty to begin
public record OrderCursor(boolean closed, String row) {
    public static final OrderCursor BEGIN = new OrderCursor(false, "");

    private static final Pattern OPEN = Pattern.compile("open:([A-Za-z0-9._:-]{1,64})");
    private static final Pattern CLOSED =
            Pattern.compile("closed:([0-9]{19}):([A-Za-z0-9._:-]{1,64})");

    /// As {@link #text()} wrote it.
    ///
    /// @throws Problem `INVALID_VALUE`
    public static OrderCursor parse(String text) {
        var open = OPEN.matcher(text);
        if (open.matches()) return new OrderCursor(false, open.group(1));
        var closed = CLOSED.matcher(text);
        if (closed.matches()) {
            return new OrderCursor(true, closed.group(1) + "|" + closed.group(2));
        }
        throw Problem.of(Code.INVALID_VALUE, "after", "after must be a next of these orders");
    }

    public String text() {
        return closed ? "closed:" + row.replace('|', ':') : "open:" + row;
    }

    /// The order's own name.
    String clientOrderId() {
        return row.substring(row.indexOf('|') + 1);
    }
}

package ai.hanzo.hmm.check.life;

import ai.hanzo.hmm.check.Judgement;
import ai.hanzo.hmm.check.log.Reader;
import ai.hanzo.hmm.check.read.Exchange;
import ai.hanzo.hmm.check.read.Homes;

/// What was published of allocations, and their tokens, by the markets whose logs lie in one
/// partition.
public final class Desk {
    private final Showing showing;
    private final Tokens tokens;

    public Desk(Exchange exchange, Reader reader, Homes homes, Judgement judgement) {
        showing = new Showing(exchange, reader, homes, judgement);
        tokens = new Tokens(exchange, reader, homes, judgement);
    }

    /// Reads what was published until a time, ms since 1970: it comes of commands of that time.
    public void read(long untilMs) {
        showing.read(untilMs);
    }

    /// All commands of before a time, ms since 1970, are played.
    public void settle(long beforeMs) {
        showing.settle();
        tokens.settle(beforeMs);
    }

    Showing showing() {
        return showing;
    }

    Tokens tokens() {
        return tokens;
    }
}

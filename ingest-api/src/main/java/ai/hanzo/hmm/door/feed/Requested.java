package ai.hanzo.hmm.door.feed;

import ai.hanzo.hmm.door.feed.line.Channel;
import ai.hanzo.hmm.door.feed.line.Subject;
import ai.hanzo.hmm.door.problem.Code;
import ai.hanzo.hmm.door.problem.Problem;
import ai.hanzo.hmm.door.request.Fields;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/// What clients name as subjects, checked.
final class Requested {
    private static final int MOST_AT_ONCE = 200;
    private static final List<String> PUBLIC = List.of("prices", "trades", "depth", "candles");

    private final Predicate<String> isMarket;

    Requested(Predicate<String> isMarket) {
        this.isMarket = isMarket;
    }

    /// The entries of `channels`: `{"channel":"depth","market":"…"}`, `{"channel":"candles",
    /// "market":"…","interval":"1m"}`, `{"channel":"balances","account":"…"}`.
    List<Subject> subjects(Fields fields) {
        return fields.objects("channels", MOST_AT_ONCE, Requested::subject);
    }

    private static Subject subject(Fields entry) {
        var channel = Channel.of(entry.choice("channel", Channel.words()));
        if (channel.isOfAccounts()) return new Subject(channel, entry.account("account"));
        if (channel != Channel.CANDLES) return new Subject(channel, entry.market());
        var interval = entry.choice("interval", Channel.INTERVALS);
        return new Subject(channel, entry.market(), interval);
    }

    /// A query's list, `prices,depth,candles:1m`; public channels alone.
    ///
    /// @throws Problem `INVALID_VALUE`
    static List<Subject> subjects(String market, String channels) {
        var subjects = new ArrayList<Subject>();
        for (var each : channels.split(",", -1)) {
            var parts = each.split(":", 2);
            boolean isCandles = parts[0].equals(Channel.CANDLES.word());
            boolean isSound =
                    PUBLIC.contains(parts[0])
                            && isCandles == (parts.length == 2)
                            && (!isCandles || Channel.INTERVALS.contains(parts[1]));
            if (!isSound) {
                throw Problem.of(
                        Code.INVALID_VALUE,
                        "channels",
                        "channels must be prices, trades, depth and candles:<interval>, with commas"
                                + " between");
            }
            subjects.add(new Subject(Channel.of(parts[0]), market, isCandles ? parts[1] : ""));
        }
        return subjects;
    }

    /// @throws Problem `UNKNOWN_MARKET`
    void checkKnown(Subject subject) {
        if (subject.channel().isOfAccounts()) return;
        if (isMarket.test(subject.of())) return;
        throw Problem.of(Code.UNKNOWN_MARKET, "market", "there is no market " + subject.of());
    }
}

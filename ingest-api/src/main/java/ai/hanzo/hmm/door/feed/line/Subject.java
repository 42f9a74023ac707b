package ai.hanzo.hmm.door.feed.line;

import com.fasterxml.jackson.core.JsonGenerator;

import java.io.IOException;

/// What one subscription is about.
///
/// @param of the market or the account
/// @param interval of candles; empty for all else
public record Subject(Channel channel, String of, String interval) {
    public Subject(Channel channel, String of) {
        this(channel, of, "");
    }

    /// Its fields as they stand in a message: `"channel":"candles","market":"…","interval":"1m"`.
    public void write(JsonGenerator out) throws IOException {
        out.writeStringField("channel", channel.word());
        out.writeStringField(channel.isOfAccounts() ? "account" : "market", of);
        if (!interval.isEmpty()) out.writeStringField("interval", interval);
    }
}

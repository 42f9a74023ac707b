package ai.hanzo.hmm.client.feed;

import ai.hanzo.hmm.client.Amount;
import ai.hanzo.hmm.client.answer.Level;

import java.util.List;

/// What the door says, for scripts.
final class Frames {
    private Frames() {}

    static Level level(String price, String quantity) {
        return new Level(Amount.of(price), Amount.of(quantity));
    }

    /// A whole book with its right checksum.
    static Content.Depth depth(long sequence, List<Level> bids, List<Level> asks) {
        return new Content.Depth("m", 1, sequence, bids, asks, Checksum.of(asks, bids));
    }

    static String subscribed(long id) {
        return "{\"type\":\"subscribed\",\"id\":" + id + ",\"channels\":[]}";
    }

    /// One bid of 10 in the market `m`.
    static String snapshot(long sequence, int quantity) {
        return message("snapshot", "", sequence, quantity, 0);
    }

    static String update(long sequence, long previous, int quantity) {
        return message("update", ",\"previous\":" + previous, sequence, quantity, 0);
    }

    static String wrongUpdate(long sequence, long previous, int quantity) {
        return message("update", ",\"previous\":" + previous, sequence, quantity, 1);
    }

    private static String message(
            String type, String previous, long sequence, int quantity, int error) {
        var bids = List.of(level("10", Integer.toString(quantity)));
        return """
               {"type":"%s","channel":"depth","market":"m","sequence":%d%s,"data":{"market":"m",\
               "timeMs":%d,"bids":[{"price":"10","quantity":"%d"}],"asks":[],"sequence":%d,"snapshot":false,"checksum":%d}}"""
                .formatted(
                        type,
                        sequence,
                        previous,
                        1000 + sequence,
                        quantity,
                        sequence,
                        Checksum.of(List.of(), bids) + error);
    }
}

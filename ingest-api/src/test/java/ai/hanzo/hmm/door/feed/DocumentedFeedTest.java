package ai.hanzo.hmm.door.feed;

import static ai.hanzo.hmm.door.feed.Records.MARKET;
import static ai.hanzo.hmm.door.feed.Records.book;
import static ai.hanzo.hmm.door.feed.Records.change;
import static ai.hanzo.hmm.door.feed.Records.level;
import static ai.hanzo.hmm.door.feed.Records.price;
import static ai.hanzo.hmm.door.feed.Records.trade;

import static org.assertj.core.api.Assertions.assertThat;

import ai.hanzo.hmm.door.feed.line.Channel;
import ai.hanzo.hmm.door.feed.line.Past;
import ai.hanzo.hmm.door.feed.line.Subject;
import ai.hanzo.hmm.door.http.Document;
import ai.hanzo.hmm.door.http.Story;

import com.fasterxml.jackson.databind.JsonNode;

import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/// What is said on a feed is what the AsyncAPI document describes.
class DocumentedFeedTest {
    private static final Document DOCUMENT = Document.of("asyncapi.yaml").closed();
    private static final String MESSAGES = "/components/messages/";

    private final Set<String> seen = new HashSet<>();
    private FeedRig rig;
    private FeedClient client;

    @BeforeEach
    void open() throws Exception {
        rig = new FeedRig(FeedRig.SETTINGS);
        client = rig.connect();
    }

    @AfterEach
    void close() {
        client.close();
        rig.close();
    }

    @Test
    void channelsAndDocumentSayTheSame() {
        var described = new TreeSet<String>();
        for (var kind : DOCUMENT.at("/components/schemas/Subject/oneOf")) {
            var channel = kind.at("/properties/channel");
            channel.path("enum").forEach(word -> described.add(word.asText()));
            if (channel.has("const")) described.add(channel.path("const").asText());
        }
        assertThat(described).containsExactlyInAnyOrderElementsOf(Channel.words());
        var intervals = new ArrayList<String>();
        DOCUMENT.at("/components/schemas/Subject/oneOf/1/properties/interval/enum")
                .forEach(each -> intervals.add(each.asText()));
        assertThat(intervals).isEqualTo(Channel.INTERVALS);
    }

    @Test
    void everyMessageOfTheDoorIsAsItIsDescribed() throws Exception {
        follow("prices", price(2_000_000), price(2_020_000));
        follow("trades", trade(1), trade(2));
        var before = book(7, List.of(level(100, 5)), List.of(level(102, 1)));
        var after = book(8, List.of(level(100, 5)), List.of(level(102, 3)));
        follow("depth", before, change(8, List.of(), List.of(level(102, 3)), after));
        follow("candles", Story.candle(), Story.candle());
        follow("executions", Story.execution(), Story.execution());
        follow("balances", Story.balances(), Story.balances());
        follow("allocations", Story.allocation(), Story.allocation());
        client.send("{'op':'subscribe','id':9,'channels':[{'channel':'prices','market':'a/b'}]}");
        next("error");
        client.send("{'op':'nothing'}");
        next("error");
        sendExample("unsubscribe", "unsubscribed");
        sendExample("auth", "authenticated");
        sendExample("ping", "pong");
        assertThat(seen)
                .isEqualTo(
                        without(
                                described("/operations/tell/messages"),
                                "heartbeat")); // has a test of its own
    }

    @Test
    void aHeartbeatIsAsItIsDescribed() throws Exception {
        try (var quick =
                        new FeedRig(
                                new FeedSettings(
                                        20, 60_000, 60_000, 5_000, 1_000, 1 << 20, 16 << 10, 200,
                                        50, 20));
                var listener = quick.connect()) {
            check("heartbeat", listener.next());
        }
    }

    @Test
    void everyExampleOfAClientIsTaken() throws Exception {
        for (var name : described("/operations/hear/messages")) {
            var message = DOCUMENT.at(MESSAGES + name);
            assertThat(message.path("examples")).as(name).isNotEmpty();
            for (var example : message.path("examples")) {
                var payload = example.path("payload");
                check(name, payload);
                client.send(payload.toString());
                var answer = client.next();
                while (answer.has("sequence")) answer = client.next();
                assertThat(answer.path("type").asText()).as("%s", answer).isNotEqualTo("error");
                assertThat(answer.path("id")).isEqualTo(payload.path("id"));
            }
        }
    }

    /// Subscribes, and lets a record of the subject happen.
    private void follow(String word, SpecificRecord held, SpecificRecord happens) throws Exception {
        var channel = Channel.of(word);
        var of = channel.isOfAccounts() ? "alice" : MARKET;
        var interval = channel == Channel.CANDLES ? "1m" : "";
        rig.pasts.put(new Subject(channel, of, interval), Past.of(List.of(held)));
        client.send(
                "{'op':'subscribe','channels':[{'channel':'%s','%s':'%s'%s}]}"
                        .formatted(
                                word,
                                channel.isOfAccounts() ? "account" : "market",
                                of,
                                interval.isEmpty() ? "" : ",'interval':'1m'"));
        next("subscribed");
        next(word + "Snapshot");
        rig.happens(happens);
        next(word + "Update");
    }

    private void sendExample(String name, String answer) throws Exception {
        client.send(DOCUMENT.at(MESSAGES + name + "/examples/0/payload").toString());
        next(answer);
    }

    /// The next message, which must be this one of the document.
    private void next(String name) throws Exception {
        check(name, client.next());
        seen.add(name);
    }

    private static void check(String name, JsonNode message) {
        var schema = DOCUMENT.at(MESSAGES + name + "/payload");
        assertThat(schema.isMissingNode()).as(name).isFalse();
        assertThat(DOCUMENT.against(schema, message)).as("%s: %s", name, message).isEmpty();
    }

    /// The names of an operation's messages.
    private static Set<String> described(String messages) {
        var names = new HashSet<String>();
        for (var message : DOCUMENT.at(messages)) {
            names.add(DOCUMENT.found(message).path("name").asText());
        }
        return names;
    }

    private static Set<String> without(Set<String> names, String one) {
        names.remove(one);
        return names;
    }
}

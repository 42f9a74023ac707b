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

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.util.List;

class FeedSocketTest {
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
    void aBookIsToldWholeAndThenByWhatChanges() throws Exception {
        var at7 = book(7, List.of(level(100, 5)), List.of(level(102, 1), level(103, 2)));
        var at8 = book(8, List.of(level(100, 5)), List.of(level(103, 3)));
        rig.pasts.put(new Subject(Channel.DEPTH, MARKET), Past.of(List.of(at7)));
        subscribe("depth");
        assertThat(client.next().toString())
                .isEqualTo(
                        """
                        {"type":"snapshot","channel":"depth","market":"gpu-inference/h100",\
                        "sequence":7,"data":{"market":"gpu-inference/h100","timeMs":8,\
                        "bids":[{"price":"100","quantity":"5"}],\
                        "asks":[{"price":"102","quantity":"1"},{"price":"103","quantity":"2"}],\
                        "sequence":7,"snapshot":true,"checksum":%d}}"""
                                .formatted(at7.getChecksum()));
        rig.happens(change(8, List.of(), List.of(level(102, 0), level(103, 3)), at8));
        assertThat(client.next().toString())
                .isEqualTo(
                        """
                        {"type":"update","channel":"depth","market":"gpu-inference/h100",\
                        "sequence":8,"previous":7,"data":{"market":"gpu-inference/h100","timeMs":9,\
                        "bids":[],\
                        "asks":[{"price":"102","quantity":"0"},{"price":"103","quantity":"3"}],\
                        "sequence":8,"snapshot":false,"checksum":%d}}"""
                                .formatted(at8.getChecksum()));
        rig.happens(book(9, List.of(level(100, 5)), List.of(level(103, 3))));
        var same = client.next("update");
        assertThat(same.path("previous").asLong()).isEqualTo(8);
        assertThat(same.path("data").path("asks")).isEmpty();
    }

    @Test
    void tradesAreToldWithoutTheAccounts() throws Exception {
        var past = List.of(trade(4), trade(5));
        rig.pasts.put(new Subject(Channel.TRADES, MARKET), Past.of(past));
        subscribe("trades");
        var snapshot = client.next("snapshot");
        assertThat(snapshot.path("sequence").asLong()).isEqualTo(5);
        assertThat(snapshot.path("data").path("trades").findValuesAsText("sequence"))
                .containsExactly("5", "4");
        rig.happens(trade(6));
        assertThat(client.next().toString())
                .isEqualTo(
                        """
                        {"type":"update","channel":"trades","market":"gpu-inference/h100",\
                        "sequence":6,"previous":5,"data":{\
                        "sequence":6,"timeMs":7,"price":"2.02","quantity":"10",\
                        "notional":"20.2","takerSide":"BUY","venue":"BOOK"}}""");
        assertThat(snapshot.toString()).doesNotContain("secret");
    }

    @Test
    void pricesAreToldWhole() throws Exception {
        subscribe("prices");
        var none = client.next("snapshot");
        assertThat(none.path("sequence").asLong()).isZero();
        assertThat(none.path("data").toString()).isEqualTo("{\"market\":\"gpu-inference/h100\"}");
        long offset = rig.happens(price(2_010_000));
        var update = client.next("update");
        assertThat(update.path("sequence").asLong()).isEqualTo(offset + 1);
        assertThat(update.path("previous").asLong()).isZero();
        assertThat(update.path("data").path("last").asText()).isEqualTo("2.01");
    }

    @Test
    void whoSubscribesAgainIsToldAllAnew() throws Exception {
        subscribe("prices");
        client.next("snapshot");
        rig.happens(price(1_000_000));
        client.next("update");
        subscribe("prices");
        assertThat(client.next("snapshot").path("data").path("last").asText()).isEqualTo("1");
        rig.happens(price(2_000_000));
        client.next("update");
        client.send("{'op':'ping'}").next("pong");
    }

    @Test
    void nothingIsToldAfterTheEndOfASubscription() throws Exception {
        subscribe("prices");
        client.next("snapshot");
        client.send(
                "{'op':'unsubscribe','id':'b','channels':[{'channel':'prices','market':'%s'}]}"
                        .formatted(MARKET));
        assertThat(client.next("unsubscribed").path("id").asText()).isEqualTo("b");
        rig.happens(price(2_000_000));
        assertThat(client.send("{'op':'ping','id':7}").next().toString())
                .isEqualTo("{\"type\":\"pong\",\"id\":7}");
    }

    @Test
    void aLostRecordIsMadeGoodByASnapshot() throws Exception {
        rig.pasts.put(
                new Subject(Channel.DEPTH, MARKET),
                Past.of(List.of(book(7, List.of(level(100, 5)), List.of()))));
        subscribe("depth");
        client.next("snapshot");
        var at9 = book(9, List.of(level(100, 5), level(99, 1)), List.of());
        rig.happens(change(9, List.of(level(99, 1)), List.of(), at9));
        rig.pasts.put(
                new Subject(Channel.DEPTH, MARKET),
                Past.of(List.of(book(8, List.of(level(100, 5)), List.of()))));
        var again = client.next("snapshot");
        assertThat(again.path("sequence").asLong()).isEqualTo(9);
        assertThat(again.path("data").path("bids")).hasSize(2);
    }

    @Test
    void everySubscriberOfASubjectIsToldTheSame() throws Exception {
        try (var other = rig.connect()) {
            subscribe("prices");
            client.next("snapshot");
            other.send(
                    "{'op':'subscribe','channels':[{'channel':'prices','market':'%s'}]}"
                            .formatted(MARKET));
            other.next("subscribed");
            other.next("snapshot");
            rig.happens(price(2_000_000));
            assertThat(client.next("update")).isEqualTo(other.next("update"));
        }
    }

    @Test
    void aStopIsTold() throws Exception {
        rig.feed.close();
        assertThat(client.closed()).startsWith("1001 STOPPING");
    }

    private void subscribe(String channel) throws Exception {
        client.send(
                "{'op':'subscribe','id':1,'channels':[{'channel':'%s','market':'%s'}]}"
                        .formatted(channel, MARKET));
        assertThat(client.next().toString())
                .isEqualTo(
                        "{\"type\":\"subscribed\",\"id\":1,\"channels\":[{\"channel\":\"%s\",\"market\":\"%s\"}]}"
                                .formatted(channel, MARKET));
    }
}

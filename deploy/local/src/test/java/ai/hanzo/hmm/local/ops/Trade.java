package ai.hanzo.hmm.local.ops;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ai.hanzo.hmm.local.OneJvm;
import ai.hanzo.hmm.streams.signature.Attestor;
import ai.hanzo.hmm.streams.signature.SigningKey;

import com.fasterxml.jackson.databind.ObjectMapper;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Base64;

/// From nothing to a settlement, over HTTP alone.
final class Trade {
    private static final String MARKET = "gpu-inference/h100";
    private static final String HOUSE = "gpu-house";
    private static final long RATE_MICROS = 1_000_000_000;

    private final OneJvm exchange;
    private final HttpClient http;

    Trade(OneJvm exchange, HttpClient http) {
        this.exchange = exchange;
        this.http = http;
    }

    /// A provider sells what alice buys: one settlement of 0.22 HANZO.
    void happens() throws Exception {
        var attestor = new Attestor(SigningKey.random());
        post("deposits", "'account':'%s','reference':'d1','amount':'1000','origin':'test'", HOUSE);
        awaitDone(HOUSE, "d1");
        var key =
                Base64.getEncoder().encodeToString(attestor.registration().getPublicKey().array());
        post(
                "providers",
                "'account':'%s','id':'p1','type':'register','publicKey':'%s'",
                HOUSE,
                key);
        inMarket("p2", "'type':'bond','amount':'300'");
        inMarket("p3", "'type':'nonce'");
        var claim = attestor.attest(MARKET, HOUSE, RATE_MICROS, nonce());
        var evidence =
                Base64.getUrlEncoder().withoutPadding().encodeToString(claim.getEvidence().array());
        inMarket(
                "p4",
                "'type':'attest','rate':'1000','nonce':'%s','evidence':'%s'"
                        .formatted(nonce(), evidence));
        inMarket("p5", "'type':'issue','raw':'10','rate':'1000'");
        order(HOUSE, "s1", "SELL", "5");
        post("deposits", "'account':'alice','reference':'d1','amount':'100','origin':'test'");
        awaitDone("alice", "d1");
        order("alice", "o1", "BUY", "0.01");
        awaits("/v1/orders/alice/o1", "\"status\":\"FILLED\"");
    }

    void order(String account, String id, String side, String quantity) throws Exception {
        post(
                "orders",
                "'account':'%s','clientOrderId':'%s','market':'%s','side':'%s','type':'LIMIT','price':'22','quantity':'%s'",
                account,
                id,
                MARKET,
                side,
                quantity);
    }

    void awaits(String path, String said) {
        await().atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(50))
                .untilAsserted(() -> assertThat(get(path).body()).contains(said));
    }

    HttpResponse<String> get(String path) throws Exception {
        return http.send(request(path).GET().build(), HttpResponse.BodyHandlers.ofString());
    }

    private void inMarket(String id, String fields) throws Exception {
        post("providers", "'account':'%s','id':'%s','market':'%s',%s", HOUSE, id, MARKET, fields);
        awaitDone(HOUSE, id);
    }

    private String nonce() throws Exception {
        await().atMost(Duration.ofSeconds(60)).until(() -> !shownNonce().isEmpty());
        return shownNonce();
    }

    private String shownNonce() throws Exception {
        var quality =
                new ObjectMapper().readTree(get("/v1/providers/" + HOUSE + "/quality").body());
        return quality.findPath("nonce").asText();
    }

    private void awaitDone(String account, String id) {
        awaits("/v1/commands/" + account + "/" + id, "\"status\":\"DONE\"");
    }

    private void post(String path, String fields, Object... values) throws Exception {
        var json = "{" + fields.formatted(values).replace('\'', '"') + "}";
        var request =
                request("/v1/" + path)
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(json));
        var answer = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).as("%s: %s", json, answer.body()).isEqualTo(202);
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(exchange.doorUrl() + path))
                .timeout(Duration.ofSeconds(30));
    }
}

package ai.hanzo.hmm.door.http;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import ai.hanzo.hmm.door.access.Access;
import ai.hanzo.hmm.door.problem.Code;
import ai.hanzo.hmm.door.problem.Problem;
import ai.hanzo.hmm.door.view.Elsewhere;
import ai.hanzo.hmm.door.view.Posted;

import io.javalin.http.Context;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.math.BigInteger;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;

class PeersTest {
    private final HttpClient client = HttpClient.newHttpClient();
    private final FixedViews viewsHere = new FixedViews();
    private final FixedViews viewsThere = new FixedViews();
    private HttpServer there;
    private HttpServer here;
    private Peers peers;
    private volatile String address;

    @BeforeEach
    void open() {
        there = HttpServer.start("127.0.0.1", 0, routes(viewsThere, OtherDoors.NONE));
        address = "127.0.0.1:" + there.port();
        peers = new Peers(() -> List.of(address));
        var routes = new ArrayList<>(routes(viewsHere, peers).stream().map(peers::behind).toList());
        routes.add(peers.behind(Route.get(Access.PUBLIC, "/v1/far/{account}", this::far)));
        here = HttpServer.start("127.0.0.1", 0, routes);
    }

    @AfterEach
    void close() {
        client.close();
        here.close();
        peers.close();
        there.close();
    }

    @Test
    void whatAnotherDoorHasIsAnsweredByIt() throws Exception {
        var answer = get(here, "/v1/far/a%3Ab?x=1&y=%2F");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body())
                .isEqualTo("{\"account\":\"a:b\",\"x\":\"1\",\"y\":\"/\",\"as\":\"Bearer me\"}");
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/json");
    }

    @Test
    void itsProblemsAreItsOwn() throws Exception {
        var answer = get(here, "/v1/far/nobody");
        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.headers().firstValue("Content-Type")).contains(Problem.MEDIA_TYPE);
        assertThat(answer.body()).contains("\"code\":\"UNKNOWN_ACCOUNT\"");
    }

    @Test
    void aRequestGoesFromOneDoorToAnotherOnceAlone() throws Exception {
        var answer = get(here, "/v1/far/alice", OtherDoors.ASKED_BY_DOOR, "1");
        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.headers().firstValue("Retry-After")).contains("1");
        assertThat(answer.body()).contains("moves between doors");
    }

    @Test
    void aDoorThatIsAwayMakesItUnavailable() throws Exception {
        try (var socket = new ServerSocket(0)) {
            address = "127.0.0.1:" + socket.getLocalPort();
        }
        for (var path : List.of("/v1/far/alice", "/v1/conservation")) {
            var answer = get(here, path);
            assertThat(answer.statusCode()).as(path).isEqualTo(503);
            assertThat(answer.headers().firstValue("Retry-After")).as(path).contains("1");
        }
    }

    @Test
    void whatAllPostedIsPutTogether() throws Exception {
        viewsHere.posted.add(posted("DEPOSIT", 5_000_000));
        viewsThere.posted.add(posted("DEPOSIT", 7_000_000));
        viewsThere.posted.add(posted("WITHDRAW", -1_000_000));
        var sheet = get(here, "/v1/conservation").body();
        assertThat(sheet)
                .contains(
                        "\"deposited\":\"12\",\"withdrawn\":\"1\",\"free\":\"11\"",
                        "\"difference\":\"0\"");
    }

    @Test
    void whatAProviderServesIsPutTogetherInItsOrder() throws Exception {
        for (var number : List.of(2, 10)) put(viewsHere, number);
        for (var number : List.of(1, 9)) put(viewsThere, number);
        var page = get(here, "/v1/providers/p/allocations?limit=3").body();
        assertThat(page.replaceAll(".*?\"allocationId\":\"[^#]*#([0-9]+)\".*?", "$1 "))
                .startsWith("1 2 9 ");
        assertThat(page).endsWith("\"next\":\"gpu-inference/h100#9\"}");
    }

    /// Here it is far away, there it is at hand.
    private void far(Context ctx) {
        throw new Elsewhere(address);
    }

    private List<Route> routes(FixedViews views, OtherDoors others) {
        var routes = new ArrayList<Route>();
        routes.addAll(new ReadRoutes(() -> views, others).routes());
        routes.addAll(new AllocationReads(() -> views, others).routes());
        if (others == OtherDoors.NONE) {
            routes.add(Route.get(Access.PUBLIC, "/v1/far/{account}", PeersTest::atHand));
        }
        return routes;
    }

    private static void atHand(Context ctx) {
        if (ctx.pathParam("account").equals("nobody")) {
            throw Problem.of(Code.UNKNOWN_ACCOUNT, "nobody is not there");
        }
        ctx.result(
                "{\"account\":\"%s\",\"x\":\"%s\",\"y\":\"%s\",\"as\":\"%s\"}"
                        .formatted(
                                ctx.pathParam("account"),
                                ctx.queryParam("x"),
                                ctx.queryParam("y"),
                                ctx.header("Authorization")));
    }

    private static void put(FixedViews views, int number) {
        var id = Samples.MARKET + "#" + number;
        views.allocations.put(id, Samples.allocation(id));
    }

    private static Posted posted(String reason, long micros) {
        return new Posted("HANZO", reason, BigInteger.valueOf(micros), BigInteger.ZERO);
    }

    private HttpResponse<String> get(HttpServer door, String path, String... headers)
            throws IOException, InterruptedException {
        var uri = URI.create("http://127.0.0.1:" + door.port() + path);
        var request = HttpRequest.newBuilder(uri).header("Authorization", "Bearer me");
        if (headers.length > 0) request.headers(headers);
        return client.send(request.build(), BodyHandlers.ofString(UTF_8));
    }
}

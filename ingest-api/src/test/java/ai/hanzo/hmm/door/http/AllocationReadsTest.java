package ai.hanzo.hmm.door.http;

import static org.assertj.core.api.Assertions.assertThat;

import ai.hanzo.hmm.door.view.StateFilter;
import ai.hanzo.hmm.wire.AccessToken;
import ai.hanzo.hmm.wire.Allocation;
import ai.hanzo.hmm.wire.AllocationDispute;
import ai.hanzo.hmm.wire.AllocationState;
import ai.hanzo.hmm.wire.DisputeState;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AllocationReadsTest {
    private static final String CONSUMERS = "/v1/accounts/alice/allocations";
    private static final String PROVIDERS = "/v1/providers/p/allocations";

    private TestDoor door;

    @BeforeEach
    void open() {
        door = new TestDoor();
        for (int i = 1; i <= 3; i++) put(Samples.allocation(Samples.MARKET + "#" + i));
    }

    @AfterEach
    void close() {
        door.close();
    }

    @ParameterizedTest
    @CsvSource({CONSUMERS, PROVIDERS})
    void allocationsComeByThePage(String path) throws Exception {
        var first = door.get(path + "?limit=2").json();
        assertThat(first.path("allocations")).hasSize(2);
        assertThat(first.path("next").asText()).isEqualTo("gpu-inference/h100#2");
        var second = door.get(path + "?limit=2&after=gpu-inference/h100%232");
        assertThat(second.json().path("allocations")).hasSize(1);
        assertThat(second.json().has("next")).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "/v1/accounts/alice/allocations, ANY",
        "/v1/accounts/alice/allocations?state=open, OPEN",
        "/v1/accounts/alice/allocations?state=ALLOCATED, ALLOCATED",
        "/v1/accounts/alice/allocations?state=ACTIVE, ACTIVE",
        "/v1/accounts/alice/allocations?state=SUSPENDED, SUSPENDED",
        "/v1/accounts/alice/allocations?state=CLOSED, CLOSED",
        "/v1/providers/p/allocations, OPEN",
        "/v1/providers/p/allocations?state=open, OPEN",
        "/v1/providers/p/allocations?state=ALLOCATED, ALLOCATED",
        "/v1/providers/p/allocations?state=ACTIVE, ACTIVE",
        "/v1/providers/p/allocations?state=SUSPENDED, SUSPENDED"
    })
    void theQueryMayNameAState(String path, StateFilter asked) throws Exception {
        assertThat(door.get(path).json().path("allocations")).hasSize(3);
        assertThat(door.views.asked).isEqualTo(asked);
    }

    @Test
    void aProviderMayNameAMarket() throws Exception {
        door.views.markets.put("gpu-training/h100", Samples.market());
        var other = Samples.allocation("gpu-training/h100#4");
        put(Allocation.newBuilder(other).setMarket("gpu-training/h100").build());
        assertThat(door.get(PROVIDERS).json().path("allocations")).hasSize(4);
        var one = door.get(PROVIDERS + "?market=gpu-training/h100").json();
        assertThat(one.path("allocations")).hasSize(1);
        assertThat(one.at("/allocations/0/allocationId").asText()).isEqualTo("gpu-training/h100#4");
        assertThat(door.get("/v1/providers/q/allocations").json().path("allocations")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    /v1/accounts/alice/allocations?state=closed | 400 | INVALID_VALUE
                    /v1/accounts/alice/allocations?state=ANY    | 400 | INVALID_VALUE
                    /v1/accounts/alice/allocations?state=       | 400 | INVALID_VALUE
                    /v1/accounts/alice/allocations?after=42     | 400 | INVALID_ID
                    /v1/providers/p/allocations?state=CLOSED    | 400 | INVALID_VALUE
                    /v1/providers/p/allocations?state=OPEN      | 400 | INVALID_VALUE
                    /v1/providers/p/allocations?limit=0         | 400 | INVALID_VALUE
                    /v1/providers/p/allocations?limit=1001      | 400 | INVALID_VALUE
                    /v1/providers/p/allocations?after=a/b       | 400 | INVALID_ID
                    /v1/providers/p/allocations?market=GPU      | 400 | INVALID_ID
                    /v1/providers/p/allocations?market=a/b      | 404 | UNKNOWN_MARKET
                    /v1/providers/p/allocations?market=gpu-inference/h100&after=a/b%231 | 400 | INVALID_VALUE
                    /v1/providers/@pool/allocations             | 400 | INVALID_ID
                    /v1/providers/p/allocations/gpu-inference/h100/2                | 400 | INVALID_ID
                    /v1/providers/p/allocations/gpu-inference/h100/2?consumer=@     | 400 | INVALID_ID
                    /v1/providers/p/allocations/gpu-inference/h100/9?consumer=alice | 404 | UNKNOWN_ALLOCATION
                    /v1/providers/q/allocations/gpu-inference/h100/2?consumer=alice | 404 | UNKNOWN_ALLOCATION
                    """)
    void aWrongQuestionIsAProblem(String path, int status, String code) throws Exception {
        var answer = door.get(path);
        assertThat(answer.json().path("code").asText()).isEqualTo(code);
        assertThat(answer.status()).isEqualTo(status);
    }

    @Test
    void anAllocationAndItsTokenAreReadByMarketAndNumber() throws Exception {
        var id = "gpu-inference/h100#2";
        door.views.tokens.put(id, new AccessToken(id, "alice", "p", Samples.MARKET, 9L, "a.b.c"));
        var path = CONSUMERS + "/gpu-inference/h100/2";
        assertThat(door.get(path).json().path("raw").asText()).isEqualTo("7.898895");
        assertThat(door.get(PROVIDERS + "/gpu-inference/h100/2?consumer=alice").json())
                .as("its provider reads the same")
                .isEqualTo(door.get(path).json());
        assertThat(door.get(path + "/token").json().path("token").asText()).isEqualTo("a.b.c");
        assertThat(door.get(path + "/token").header("Cache-Control")).isEqualTo("no-store");
    }

    @Test
    void anAllocationIsShownWithAllThatBecameOfIt() throws Exception {
        put(
                Allocation.newBuilder(Samples.allocation("gpu-inference/h100#2"))
                        .setState(AllocationState.CLOSED)
                        .setCloseReason("COMPLETED")
                        .setStartedMs(3)
                        .setHeardMs(4)
                        .setSuspendedMs(5)
                        .setUsedMicros(6)
                        .setClosedMs(7)
                        .setDeliveredMicros(8)
                        .setRefundedMicros(9)
                        .setLapsedMicros(10)
                        .setProof("0f")
                        .setDispute(new AllocationDispute(DisputeState.OPEN, 11L, "noise"))
                        .build());
        assertThat(door.get(CONSUMERS + "/gpu-inference/h100/2").json().toString())
                .isEqualTo(
                        """
                        {"allocationId":"gpu-inference/h100#2","market":"gpu-inference/h100",\
                        "consumer":"alice","provider":"p","clientOrderId":"o-1",\
                        "state":"CLOSED","closeReason":"COMPLETED","standard":"10",\
                        "raw":"7.898895","rate":"50","startMs":1,"expiryMs":2,"tokenHash":"00",\
                        "refundPrice":"0","refund":"0","refundFromBond":"0","shortfall":"0",\
                        "startedMs":3,"heardMs":4,"suspendedMs":5,"used":"0.000006",\
                        "closedMs":7,"delivered":"0.000008","refunded":"0.000009",\
                        "lapsed":"0.00001","proof":"0f",\
                        "dispute":{"state":"OPEN","openedMs":11,"reason":"noise"}}""");
    }

    private void put(Allocation allocation) {
        door.views.allocations.put(allocation.getAllocationId(), allocation);
    }
}

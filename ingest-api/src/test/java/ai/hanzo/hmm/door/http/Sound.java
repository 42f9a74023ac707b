package ai.hanzo.hmm.door.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

/// Requests about providers and allocations with nothing wrong.
enum Sound {
    ATTEST(
            "POST",
            "/v1/providers",
            """
            {"account":"p","type":"attest","market":"gpu-inference/h100",\
            "nonce":"0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a",\
            "rate":"50","evidence":"%s"}"""
                    .formatted("A".repeat(86))),
    RETIRE(
            "POST",
            "/v1/providers",
            """
            {"account":"p","type":"retire","market":"gpu-inference/h100","quantity":"1"}"""),
    STANDING(
            "PUT",
            "/v1/markets/gpu-inference/h100/providers/p/standing",
            """
            {"standing":"SUSPENDED","slashPpm":50000,"reason":"a forged attestation"}"""),
    BOND(
            "PUT",
            "/v1/markets/gpu-inference/h100/providers/p/bond-ppm",
            """
            {"bondPpm":200000}"""),
    FAULT(
            "POST",
            "/v1/markets/gpu-inference/h100/allocations/7/faults",
            """
            {"unused":"2.5","reason":"no answer since noon"}"""),
    RULING(
            "POST",
            "/v1/markets/gpu-inference/h100/allocations/7/rulings",
            """
            {"unused":"0.5","reason":"half of it was noise"}"""),
    START(
            "POST",
            "/v1/providers",
            """
            {"account":"p","type":"start","market":"gpu-inference/h100","allocation":7}"""),
    HEARTBEAT(
            "POST",
            "/v1/providers",
            """
            {"account":"p","type":"heartbeat","market":"gpu-inference/h100",\
            "uses":[{"allocation":7,"used":"0.25"}]}"""),
    COMPLETE(
            "POST",
            "/v1/providers",
            """
            {"account":"p","type":"complete","market":"gpu-inference/h100","allocation":7,\
            "used":"0.25","proof":"%s"}"""
                    .formatted("0f".repeat(32))),
    END(
            "POST",
            "/v1/liquidity",
            """
            {"account":"alice","type":"end","market":"gpu-inference/h100","allocation":7}"""),
    DISPUTE(
            "POST",
            "/v1/liquidity",
            """
            {"account":"alice","type":"dispute","market":"gpu-inference/h100",\
            "allocation":7,"reason":"noise"}""");

    private final String method;
    private final String path;
    private final String body;

    Sound(String method, String path, String body) {
        this.method = method;
        this.path = path;
        this.body = body;
    }

    String path() {
        return path;
    }

    TestDoor.Answer to(TestDoor door) throws Exception {
        return door.send(method, path, body.getBytes(UTF_8));
    }

    /// To another path, or with headers.
    TestDoor.Answer to(TestDoor door, String otherPath, String... headers) throws Exception {
        return door.send(method, otherPath, body.getBytes(UTF_8), headers);
    }

    /// With another value of one field; `-` takes it away.
    TestDoor.Answer to(TestDoor door, OneField other) throws Exception {
        return door.send(method, path, other.in(body).getBytes(UTF_8));
    }

    /// A field and the JSON it is set to.
    record OneField(String field, String value) {
        private String in(String body) throws Exception {
            var json = new ObjectMapper().readTree(body);
            var object = (ObjectNode) json;
            object.remove(field);
            var text = object.toString();
            if (value.equals("-")) return text;
            var comma = object.isEmpty() ? "" : ",";
            return text.substring(0, text.length() - 1)
                    + "%s\"%s\":%s}".formatted(comma, field, value);
        }
    }
}

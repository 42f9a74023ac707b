package ai.hanzo.hmm.wire.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.hanzo.hmm.wire.Deposit;
import ai.hanzo.hmm.wire.topic.TopicCatalogue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;

import org.apache.avro.Schema;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FixedCatalogueTest {
    private static final String DEPOSITS = "hmm.deposits-value";
    private static final Schema DEPOSIT = Deposit.getClassSchema();

    private final FixedCatalogue catalogue =
            new FixedCatalogue(new TopicCatalogue(TopicCatalogue.DEFAULT_PREFIX));

    /// Written out, for records on disk begin with them.
    @Test
    void idsAreForEver() {
        assertThat(firstIdOf(catalogue, "hmm.orders-value")).isEqualTo(1001);
        assertThat(firstIdOf(catalogue, "hmm.market-commands-value")).isEqualTo(1008);
        assertThat(firstIdOf(catalogue, "hmm.settlements-value")).isEqualTo(1010);
        assertThat(firstIdOf(catalogue, "hmm.markets-value")).isEqualTo(1017);
        var other = new FixedCatalogue(new TopicCatalogue("other."));
        assertThat(firstIdOf(other, "other.orders-value"))
                .as("whatever the prefix")
                .isEqualTo(1001);
    }

    private static int firstIdOf(FixedCatalogue catalogue, String subject) {
        return catalogue.versions(subject).getFirst().id();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    GET    | /                                        | 200 | {}
                    GET    | /subjects?subjectPrefix=hmm.de           | 200 | ["hmm.deposits-value","hmm.depth-value"]
                    GET    | /subjects/hmm.deposits-value/versions    | 200 | [1,2]
                    GET    | /subjects/hmm%2Edeposits%2dvalue/versions | 200 | [1,2]
                    GET    | /subjects/nobody/versions                | 404 | {"error_code":40401,"message":"Subject 'nobody' not found."}
                    GET    | /subjects/hmm.deposits-value/versions/3  | 404 | {"error_code":40402,"message":"Version 3 not found."}
                    GET    | /subjects/hmm.deposits-value/versions/0  | 422 | {"error_code":42202,"message":"The specified version '0' is not a valid version id."}
                    GET    | /schemas/types                           | 200 | ["AVRO"]
                    GET    | /schemas/ids/7                           | 404 | {"error_code":40403,"message":"Schema 7 not found"}
                    GET    | /schemas/ids/2130706433                  | 404 | {"error_code":40403,"message":"Schema 2130706433 not found"}
                    GET    | /schemas/ids/-5                          | 404 | {"error_code":40403,"message":"Schema -5 not found"}
                    GET    | /schemas/ids/seven                       | 404 | {"error_code":404,"message":"HTTP 404 Not Found"}
                    GET    | /schemas/ids/1028/versions               | 200 | [{"subject":"hmm.deposits-value","version":2}]
                    GET    | /schemas/ids/1028/subjects               | 200 | ["hmm.deposits-value"]
                    GET    | /config                                  | 200 | {"compatibilityLevel":"BACKWARD"}
                    GET    | /config/hmm.deposits-value               | 200 | {"compatibilityLevel":"BACKWARD"}
                    GET    | /mode                                    | 200 | {"mode":"READONLY"}
                    GET    | /associations/resources/-/hmm.deposits   | 404 | {"error_code":404,"message":"HTTP 404 Not Found"}
                    GET    | /subjects/%zz/versions                   | 400 | {"error_code":400,"message":"malformed request"}
                    DELETE | /subjects/hmm.deposits-value             | 405 | {"error_code":405,"message":"The catalogue is fixed"}
                    """)
    void answersAsConfluentsRegistryWould(String method, String path, int status, String json) {
        assertThat(ask(method, path, "")).isEqualTo(new Reply(status, json));
    }

    @Test
    void aVersionCarriesItsIdAndSchema() throws Exception {
        for (var version : new String[] {"2", "latest", "-1"}) {
            var json = json(ask("GET", "/subjects/" + DEPOSITS + "/versions/" + version, ""));

            assertThat(json.path("subject").asText()).isEqualTo(DEPOSITS);
            assertThat(json.path("version").asInt()).isEqualTo(2);
            assertThat(json.path("id").asInt()).isEqualTo(1028);
            assertThat(new Schema.Parser().parse(json.path("schema").asText())).isEqualTo(DEPOSIT);
        }
    }

    @Test
    void aSchemaIsFoundByItsId() throws Exception {
        var json = json(ask("GET", "/schemas/ids/1028", ""));
        assertThat(new Schema.Parser().parse(json.path("schema").asText())).isEqualTo(DEPOSIT);

        var plain = ask("GET", "/schemas/ids/1028/schema", "").json();
        assertThat(new Schema.Parser().parse(plain)).isEqualTo(DEPOSIT);
        assertThat(ask("GET", "/subjects/" + DEPOSITS + "/versions/2/schema", "").json())
                .isEqualTo(plain);
    }

    /// A client of another language has neither our docs nor Java's strings.
    @Test
    void aSchemaIsTheSameWithoutDocsAndJavaProperties() {
        var bare = DEPOSIT.toString().replaceAll(",\"doc\":\"[^\"]*\"", "");
        bare = bare.replace("{\"type\":\"string\",\"avro.java.string\":\"String\"}", "\"string\"");
        assertThat(bare).doesNotContain("doc").doesNotContain("java");

        assertThat(ask("POST", "/subjects/" + DEPOSITS + "/versions", request(bare)))
                .isEqualTo(new Reply(200, "{\"id\":1028}"));
        assertThat(ask("POST", "/subjects/" + DEPOSITS, request(bare)).json())
                .startsWith("{\"subject\":\"hmm.deposits-value\",\"version\":2,\"id\":1028,");
    }

    @Test
    void anotherSchemaIsRefused() {
        var other = request("{\"type\":\"record\",\"name\":\"Deposit\",\"fields\":[]}");

        assertThat(ask("POST", "/subjects/" + DEPOSITS + "/versions", other))
                .isEqualTo(
                        new Reply(
                                409,
                                "{\"error_code\":409,\"message\":\"The catalogue of schemas is fixed,"
                                        + " and this one is none of the versions of"
                                        + " hmm.deposits-value\"}"));
        assertThat(ask("POST", "/subjects/" + DEPOSITS, other))
                .isEqualTo(
                        new Reply(404, "{\"error_code\":40403,\"message\":\"Schema not found\"}"));
        assertThat(ask("POST", "/subjects/nobody/versions", other).json()).contains("40401");
    }

    @Test
    void whatIsNoAvroSchemaIsInvalid() {
        var path = "/subjects/" + DEPOSITS + "/versions";

        assertThat(ask("POST", path, request("{\"type\":\"money\"}")).json()).contains("42201");
        assertThat(ask("POST", path, request("[".repeat(100_000))).json()).contains("42201");
        var badDefault =
                """
                {"type": "record", "name": "Deposit", "fields": [
                  {"name": "a", "type": "int", "default": "x"}]}
                """;
        assertThat(ask("POST", path, request(badDefault)).json()).contains("42201");
        assertThat(ask("POST", path, "{\"schema\":\"\\\"int\\\"\",\"schemaType\":\"JSON\"}").json())
                .contains("42201");
        assertThat(ask("POST", path, "{").status()).isEqualTo(400);
        assertThat(ask("POST", path, "").status()).isEqualTo(422);
        assertThat(ask("POST", path, "{}").status()).isEqualTo(422);
    }

    @Test
    void compatibilityIsWhetherTheSchemaReadsWhatIsThere() {
        var path = "/compatibility/subjects/" + DEPOSITS + "/versions/latest";
        var poorer = request("{\"type\":\"record\",\"name\":\"Deposit\",\"fields\":[]}");
        var richer =
                request(
                        DEPOSIT.toString()
                                .replace(
                                        "\"fields\":[{\"name\":\"envelope\"",
                                        "\"fields\":[{\"name\":\"new\",\"type\":\"int\"},{\"name\":\"envelope\""));

        assertThat(ask("POST", path, poorer).json()).isEqualTo("{\"is_compatible\":true}");
        assertThat(ask("POST", path, richer).json()).isEqualTo("{\"is_compatible\":false}");
        assertThat(ask("POST", path + "?verbose=true", richer).json())
                .contains("\"is_compatible\":false,\"messages\":[")
                .contains("READER_FIELD_MISSING_DEFAULT_VALUE");
    }

    @Test
    void theLevelThatHoldsMayBeSet() {
        assertThat(ask("PUT", "/config/" + DEPOSITS, "{\"compatibility\":\"BACKWARD\"}"))
                .isEqualTo(new Reply(200, "{\"compatibility\":\"BACKWARD\"}"));
        assertThat(ask("PUT", "/config/" + DEPOSITS, "{\"compatibility\":\"NONE\"}"))
                .isEqualTo(
                        new Reply(
                                422,
                                "{\"error_code\":42203,\"message\":\"The catalogue is fixed, its"
                                        + " compatibility is BACKWARD\"}"));
        assertThat(ask("PUT", "/mode", "{\"mode\":\"READWRITE\"}").status()).isEqualTo(405);
    }

    @Test
    void inProcessItIsARegistryThatLearnsNothing() {
        assertThat(catalogue.register(DEPOSITS, DEPOSIT)).isEqualTo(1028);
        assertThat(catalogue.byId(1028)).isEqualTo(DEPOSIT);
        assertThatThrownBy(() -> catalogue.register(DEPOSITS, Schema.create(Schema.Type.INT)))
                .isInstanceOfSatisfying(
                        RegistryRefusal.class,
                        refusal ->
                                assertThat(refusal.code()).isEqualTo(RegistryRefusal.INCOMPATIBLE));
        assertThatThrownBy(() -> catalogue.byId(7))
                .isInstanceOfSatisfying(
                        RegistryRefusal.class,
                        refusal ->
                                assertThat(refusal.code())
                                        .isEqualTo(RegistryRefusal.UNKNOWN_SCHEMA));
    }

    private Reply ask(String method, String pathAndQuery, String body) {
        int at = pathAndQuery.indexOf('?');
        return at < 0
                ? catalogue.handle(method, pathAndQuery, null, body)
                : catalogue.handle(
                        method,
                        pathAndQuery.substring(0, at),
                        pathAndQuery.substring(at + 1),
                        body);
    }

    private static String request(String schema) {
        return JsonNodeFactory.instance.objectNode().put("schema", schema).toString();
    }

    private static JsonNode json(Reply reply) throws Exception {
        assertThat(reply.status()).isEqualTo(200);
        return new ObjectMapper().readTree(reply.json());
    }
}

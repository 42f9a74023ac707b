package ai.hanzo.hmm.door.http;

import static org.assertj.core.api.Assertions.assertThat;

import ai.hanzo.hmm.door.problem.Code;
import ai.hanzo.hmm.wire.Execution;

import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;

/// What the OpenAPI document says of answers: every field of every record that is shown, every code
/// of every problem, all in words.
class DocumentedAnswersTest {
    private static final Document DOCUMENT = Document.of("openapi.yaml");
    private static final String SCHEMAS = "/components/schemas/";

    @Test
    void everyProblemIsInTheDocument() {
        var problem = DOCUMENT.at(SCHEMAS + "Problem");
        var codes = new ArrayList<String>();
        problem.at("/properties/code/enum").forEach(code -> codes.add(code.asText()));
        assertThat(codes).isEqualTo(Arrays.stream(Code.values()).map(Code::name).toList());
        var rows = problem.path("description").asText().lines().filter(row -> row.contains("| "));
        assertThat(rows.skip(1))
                .isEqualTo(
                        Arrays.stream(Code.values())
                                .map(
                                        code ->
                                                "| %s | %d | %s |"
                                                        .formatted(
                                                                code, code.status(), code.title()))
                                .toList());
    }

    /// Records of the wire that have a schema of their own name.
    static Stream<Schema> shown() {
        var wire = Execution.class.getPackageName() + ".";
        var names = new TreeSet<String>();
        DOCUMENT.at("/components/schemas").fieldNames().forEachRemaining(names::add);
        return names.stream()
                .filter(name -> DOCUMENT.at(SCHEMAS + name).has("properties"))
                .filter(name -> !DOCUMENT.at(SCHEMAS + name).has("additionalProperties"))
                .flatMap(
                        name -> {
                            try {
                                var type = Class.forName(wire + name);
                                return SpecificRecord.class.isAssignableFrom(type)
                                        ? Stream.of(schema(type))
                                        : Stream.empty();
                            } catch (ClassNotFoundException none) {
                                return Stream.empty();
                            }
                        });
    }

    private static Schema schema(Class<?> type) {
        return SpecificData.get().getSchema(type);
    }

    @ParameterizedTest
    @MethodSource("shown")
    void aRecordIsDescribedFieldByField(Schema record) {
        var described = DOCUMENT.at(SCHEMAS + record.getName());
        var properties = new ArrayList<String>();
        described.path("properties").fieldNames().forEachRemaining(properties::add);
        assertThat(properties)
                .isEqualTo(record.getFields().stream().map(field -> name(field, record)).toList());
        var required = new ArrayList<String>();
        described.path("required").forEach(name -> required.add(name.asText()));
        assertThat(required)
                .isEqualTo(
                        record.getFields().stream()
                                .filter(field -> !field.schema().isNullable())
                                .map(field -> name(field, record))
                                .toList());
    }

    @Test
    void theRecordsThatAreShownAreDescribed() {
        assertThat(shown().map(Schema::getName))
                .contains(
                        "Execution",
                        "Allocation",
                        "AccountBalances",
                        "QualityScore",
                        "MarketPrice",
                        "Depth",
                        "AccessToken",
                        "Candle");
    }

    @Test
    void everythingIsSaidInWords() {
        var silent = new ArrayList<String>();
        DOCUMENT.walk(
                (place, node) -> {
                    var parent = place.replaceAll("/[^/]*$", "");
                    boolean isProperty = parent.endsWith("/properties") && !node.isBoolean();
                    boolean isParameter = node.has("in") && node.has("name");
                    boolean isOperation = node.has("operationId");
                    if (!isProperty && !isParameter && !isOperation) return;
                    if (place.matches(".*/(then|else|if|anyOf|dependentSchemas)/.*")) return;
                    if (node.path("description").asText().isBlank()) silent.add(place);
                });
        assertThat(silent).isEmpty();
    }

    @Test
    void everyReferenceLeadsSomewhereAndEverySchemaIsReferredTo() {
        var used = new TreeSet<String>();
        DOCUMENT.walk(
                (_, node) -> {
                    if (!node.has("$ref")) return;
                    assertThat(DOCUMENT.found(node).isMissingNode()).isFalse();
                    used.add(node.path("$ref").asText());
                });
        Document.of("asyncapi.yaml").walk((_, node) -> used.add(node.path("$ref").asText()));
        for (var part : List.of("schemas", "parameters", "responses")) {
            DOCUMENT.at("/components/" + part)
                    .fieldNames()
                    .forEachRemaining(
                            name -> assertThat(used).contains("#/components/" + part + "/" + name));
        }
    }

    /// As it is shown.
    private static String name(Schema.Field field, Schema record) {
        var name = field.name().replaceAll("Micros$", "");
        boolean isTaken = !name.equals(field.name()) && record.getField(name) != null;
        return isTaken ? name + "Amount" : name;
    }
}

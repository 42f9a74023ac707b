package ai.hanzo.hmm.door;

import static org.assertj.core.api.Assertions.assertThat;

import ai.hanzo.hmm.door.access.Role;
import ai.hanzo.hmm.door.http.Document;
import ai.hanzo.hmm.door.http.Operation;
import ai.hanzo.hmm.door.http.Route;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/// The door has the routes that its OpenAPI document describes, and no others.
class DocumentedRoutesTest {
    private static final Pattern PARAMETER = Pattern.compile("\\{([^}]+)}");

    @TempDir Path state;

    @Test
    void routesAndDocumentSayTheSame() {
        var routes = new TreeMap<String, String>();
        var everywhere = new TreeMap<String, String>();
        for (var route : routes()) {
            var where = route.path().endsWith("/*") ? everywhere : routes;
            where.put(route.method() + " " + route.path(), access(route));
        }
        var described = new TreeMap<String, String>();
        for (var operation : Operation.all(Document.of("openapi.yaml"))) {
            var name = operation.toString();
            var below = below(everywhere, operation);
            // The registry answers at all paths below its own; those that it knows are described.
            if (below.isPresent() && !routes.containsKey(name)) {
                assertThat(access(operation)).as(name).isEqualTo(everywhere.get(below.get()));
                routes.put(name, access(operation));
            }
            described.put(name, access(operation));
        }
        routes.keySet()
                .removeIf(route -> isRootOf(everywhere, route) && !described.containsKey(route));
        assertThat(described).isEqualTo(routes);
    }

    @Test
    void pathParametersAreDescribed() {
        for (var operation : Operation.all(Document.of("openapi.yaml"))) {
            var inPath = new ArrayList<String>();
            PARAMETER
                    .matcher(operation.path())
                    .results()
                    .forEach(found -> inPath.add(found.group(1)));
            var described = new ArrayList<String>();
            for (var parameter : operation.parameters("path")) {
                described.add(parameter.path("name").asText());
                assertThat(parameter.path("required").asBoolean())
                        .as(operation.toString())
                        .isTrue();
            }
            assertThat(described).as(operation.toString()).isEqualTo(inPath);
        }
    }

    @Test
    void everyOperationHasAnIdOfItsOwn() {
        var ids = new ArrayList<String>();
        for (var operation : Operation.all(Document.of("openapi.yaml"))) {
            ids.add(operation.says().path("operationId").asText());
        }
        assertThat(ids).doesNotContain("").doesNotHaveDuplicates();
    }

    private List<Route> routes() {
        return new Door(
                        new DoorSettings(
                                "127.0.0.1",
                                0,
                                "127.0.0.1:1",
                                "",
                                "hmm.",
                                state,
                                () -> "",
                                List::of,
                                Map.of()))
                .routes();
    }

    /// The route that answers at all paths below one of its own.
    private static Optional<String> below(Map<String, String> everywhere, Operation operation) {
        return everywhere.keySet().stream()
                .filter(route -> operation.toString().startsWith(route.replace("*", "")))
                .findFirst();
    }

    /// At a root of the registry itself there may be nothing.
    private static boolean isRootOf(Map<String, String> everywhere, String route) {
        return everywhere.containsKey(route + "/*");
    }

    private static String access(Route route) {
        return new TreeSet<>(route.access().anyOf().stream().map(Role::name).toList()).toString();
    }

    /// The roles of which one is needed; a requirement of none lets everybody in.
    private static String access(Operation operation) {
        var security = operation.says().path("security");
        assertThat(security.isArray()).as("%s says who may", operation).isTrue();
        var roles = new TreeSet<String>();
        for (var requirement : security) {
            assertThat(requirement.path("bearer").size()).as(operation.toString()).isEqualTo(1);
            roles.add(requirement.at("/bearer/0").asText());
        }
        return roles.toString();
    }
}

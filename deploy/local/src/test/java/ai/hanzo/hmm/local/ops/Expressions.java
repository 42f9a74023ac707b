package ai.hanzo.hmm.local.ops;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/// What the dashboard and the alert rules ask of Prometheus.
final class Expressions {
    private static final Path FOLDER = Path.of("..", "grafana");
    private static final Pattern METRIC =
            Pattern.compile("\\b(?:hmm|jvm|process|system|kafka)_[a-z0-9_]+");
    private static final Pattern RULE = Pattern.compile("(?m)^ +expr: (.+)$");
    private static final Pattern BY = Pattern.compile("\\b(?:by|on) \\(([^)]*)\\)");

    private Expressions() {}

    static List<String> ofDashboard() throws IOException {
        var found = new ArrayList<String>();
        collect(new ObjectMapper().readTree(FOLDER.resolve("hmm.json").toFile()), found);
        return found;
    }

    static List<String> ofRules() throws IOException {
        var rules = Files.readString(FOLDER.resolve("alerts.yml"));
        return RULE.matcher(rules).results().map(found -> found.group(1)).toList();
    }

    /// The figures that the door's document has in its table.
    static Set<String> documented() throws IOException {
        var names = new TreeSet<String>();
        for (var line : Files.readAllLines(Path.of("..", "..", "ingest-api", "README.md"))) {
            if (line.startsWith("| `hmm_")) names.addAll(metrics(line.split("\\|")[1]));
        }
        return names;
    }

    /// The names of metrics in an expression, without those of labels that it groups by.
    static Set<String> metrics(String expression) {
        var names = new TreeSet<String>();
        METRIC.matcher(expression).results().forEach(found -> names.add(found.group()));
        return names;
    }

    /// What an expression groups by.
    static Set<String> labels(String expression) {
        var names = new TreeSet<String>();
        BY.matcher(expression)
                .results()
                .forEach(found -> names.addAll(List.of(found.group(1).split(", *"))));
        return names;
    }

    private static void collect(JsonNode node, List<String> found) {
        if (node.path("expr").isTextual()) found.add(node.path("expr").asText());
        node.forEach(child -> collect(child, found));
    }
}

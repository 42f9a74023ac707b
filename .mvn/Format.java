import com.google.googlejavaformat.java.Formatter;
import com.google.googlejavaformat.java.ImportOrderer;
import com.google.googlejavaformat.java.JavaFormatterOptions;
import com.google.googlejavaformat.java.RemoveUnusedImports;

/// The house's one layout: google-java-format in its AOSP style over every `.java` file below a
/// folder, build output aside. `check` names what differs and fails; `apply` rewrites it.
void main(String[] args) throws Exception {
    var apply = args[0].equals("apply");
    if (!apply && !args[0].equals("check")) {
        throw new IllegalArgumentException("format must be check or apply: " + args[0]);
    }
    var style = JavaFormatterOptions.Style.AOSP;
    var formatter = new Formatter(JavaFormatterOptions.builder().style(style).build());
    var unformatted = new ArrayList<Path>();
    try (var tree = Files.walk(Path.of(args[1]))) {
        for (var file : (Iterable<Path>) tree.filter(file -> isSource(file)).sorted()::iterator) {
            var source = Files.readString(file);
            var imports =
                    ImportOrderer.reorderImports(
                            RemoveUnusedImports.removeUnusedImports(source), style);
            var formatted = formatter.formatSource(imports);
            if (!formatted.equals(source)) {
                unformatted.add(file);
                if (apply) Files.writeString(file, formatted);
            }
        }
    }
    for (var file : unformatted) IO.println((apply ? "formatted " : "not formatted: ") + file);
    if (!apply && !unformatted.isEmpty()) {
        IO.println("run: mvn -q initialize -Dformat=apply");
        System.exit(1);
    }
}

static boolean isSource(Path file) {
    var path = file.toString();
    return path.endsWith(".java") && !path.contains("/target/");
}

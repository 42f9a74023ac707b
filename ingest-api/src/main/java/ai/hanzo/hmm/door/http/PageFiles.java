package ai.hanzo.hmm.door.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Properties;
import java.util.SortedMap;
import java.util.TreeMap;

/// The files of the page, by path, read from the class path once: what is not among them cannot be
/// asked for, however a path is written.
record PageFiles(SortedMap<String, byte[]> byPath) {
    private static final String FOLDER = "/page/";
    private static final String CHART = "/META-INF/resources/webjars/uplot/";
    private static final String CHART_POM = "/META-INF/maven/org.webjars.npm/uplot/pom.properties";
    private static final int VERSION_LENGTH = 16;

    static PageFiles load() {
        var files = new TreeMap<String, byte[]>();
        try {
            files.putAll(folder(PageFiles.class.getResource(FOLDER + "index.html").toURI()));
            var chart = CHART + chartVersion() + "/dist/";
            files.put("vendor/uPlot.js", resource(chart + "uPlot.esm.js"));
            files.put("vendor/uPlot.css", resource(chart + "uPlot.min.css"));
        } catch (IOException e) {
            throw new UncheckedIOException("the page's files cannot be read", e);
        } catch (URISyntaxException e) {
            throw new IllegalStateException("a class path has no such address", e);
        }
        return new PageFiles(files);
    }

    /// Differs whenever a file does: what is served under it never changes.
    String version() {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            byPath.forEach(
                    (path, bytes) -> {
                        digest.update(path.getBytes(UTF_8));
                        digest.update(bytes);
                    });
            return HexFormat.of().formatHex(digest.digest()).substring(0, VERSION_LENGTH);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    /// @param index the address of a file in the folder, which is one of the disk or of a jar
    private static Map<String, byte[]> folder(URI index) throws IOException {
        if (!index.getScheme().equals("jar")) return files(Path.of(index).getParent());
        try (var jar = FileSystems.newFileSystem(index, Map.of())) {
            return files(jar.getPath(FOLDER));
        }
    }

    private static Map<String, byte[]> files(Path folder) throws IOException {
        var files = new TreeMap<String, byte[]>();
        try (var walk = Files.walk(folder)) {
            for (var file : walk.filter(Files::isRegularFile).toList()) {
                var path = folder.relativize(file).toString().replace('\\', '/');
                files.put(path, Files.readAllBytes(file));
            }
        }
        return files;
    }

    private static String chartVersion() throws IOException {
        var pom = new Properties();
        try (var in = PageFiles.class.getResourceAsStream(CHART_POM)) {
            pom.load(in);
        }
        return pom.getProperty("version");
    }

    private static byte[] resource(String path) throws IOException {
        try (var in = PageFiles.class.getResourceAsStream(path)) {
            if (in == null) throw new IOException("not on the class path: " + path);
            return in.readAllBytes();
        }
    }
}

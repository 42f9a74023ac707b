package ai.hanzo.hmm.door.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PageTest {
    private static final byte[] NOTHING = {};
    private static final Pattern LINK = Pattern.compile("(?:href|src)=\"(/[^\"]+)\"");
    private static final Pattern IMPORT = Pattern.compile("from \"(\\.[^\"]+)\"");

    private TestDoor door;

    @BeforeAll
    void open() {
        door = new TestDoor();
    }

    @AfterAll
    void close() {
        door.close();
    }

    @Test
    void thePageIsAskedForAgainAndWhatItIsMadeOfIsKept() throws Exception {
        var page = door.get("/");
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.header("Content-Type")).isEqualTo("text/html;charset=utf-8");
        assertThat(page.header("Cache-Control")).isEqualTo("no-cache");
        assertThat(links(page)).isNotEmpty().noneMatch(link -> link.contains("@"));
        var tag = page.header("ETag");
        for (var known : List.of(tag, "W/" + tag, "\"other\", " + tag, "*")) {
            var again = door.send("GET", "/", NOTHING, "If-None-Match", known);
            assertThat(again.status()).as(known).isEqualTo(304);
            assertThat(again.response().body()).isEmpty();
        }
        assertThat(door.send("GET", "/", NOTHING, "If-None-Match", "\"other\"").status())
                .isEqualTo(200);
    }

    @Test
    void everythingThatThePageNamesIsThere() throws Exception {
        var page = door.get("/");
        for (var link : links(page)) {
            if (!link.equals("/")) assertThat(door.get(link).status()).as(link).isEqualTo(200);
        }
        for (var path : PageFiles.load().byPath().keySet()) {
            assertThat(PageRoutes.typeOf(path)).as(path).isPresent();
            if (path.equals("index.html")) continue;
            var asset = door.get(base(page) + path);
            assertThat(asset.status()).as(path).isEqualTo(200);
            assertThat(asset.header("Cache-Control"))
                    .as(path)
                    .isEqualTo("public, max-age=31536000, immutable");
            if (path.startsWith("js/")) importsAreThere(page, path, text(asset));
        }
    }

    private void importsAreThere(TestDoor.Answer page, String path, String module)
            throws Exception {
        var imports = IMPORT.matcher(module);
        while (imports.find()) {
            var target = "/js/" + imports.group(1);
            var file = Path.of(target).normalize().toString().substring(1);
            assertThat(door.get(base(page) + file).status())
                    .as(path + " imports " + imports.group(1))
                    .isEqualTo(200);
        }
    }

    /// The page is allowed no script and no style but its own files.
    @Test
    void nothingIsWrittenIntoThePageItself() throws Exception {
        var page = text(door.get("/"));
        assertThat(page).doesNotContain("<style", "style=").doesNotContainPattern("\\son[a-z]+=");
        assertThat(page).doesNotContainPattern("<script(?![^>]*\\bsrc=)[^>]*>");
        assertThat(page).doesNotContainPattern("(?:href|src)=\"(?:https?:)?//");
    }

    @ParameterizedTest
    @CsvSource({
        "js/main.js, text/javascript;charset=utf-8",
        "css/base.css, text/css;charset=utf-8",
        "icon.svg, image/svg+xml",
        "vendor/uPlot.js, text/javascript;charset=utf-8",
        "vendor/uPlot.css, text/css;charset=utf-8"
    })
    void filesHaveTheirTypes(String path, String type) throws Exception {
        var asset = door.get(base(door.get("/")) + path);
        assertThat(asset.status()).isEqualTo(200);
        assertThat(asset.header("Content-Type")).isEqualTo(type);
        assertThat(asset.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(asset.response().body()).isNotEmpty();
    }

    /// As they are on the line: a client of our own would tidy them up before.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "/assets/",
                "/assets/VERSION/",
                "/assets/VERSION/index.html",
                "/assets/VERSION/js",
                "/assets/VERSION/nothing.js",
                "/assets/0000000000000000/js/main.js",
                "/assets/@/js/main.js",
                "/assets/VERSION/../../logback-test.xml",
                "/assets/VERSION/js/../../../logback-test.xml",
                "/assets/VERSION/%2e%2e/%2e%2e/logback-test.xml",
                "/assets/VERSION/..%2f..%2flogback-test.xml",
                "/assets/VERSION/%252e%252e/logback-test.xml",
                "/assets/VERSION/js//main.js",
                "/assets/VERSION//etc/passwd",
                "/assets/VERSION/js\\main.js",
                "/assets/VERSION/js/main.js%00.css",
                "/assets/VERSION/;/js/main.js",
                "/assets/VERSION/META-INF/MANIFEST.MF",
                "/assets/VERSION/vendor/../ai/hanzo/hmm/door/Door.class"
            })
    void noPathLeadsAnywhereElse(String path) throws Exception {
        var version = base(door.get("/")).split("/")[2];
        var status = raw(path.replace("VERSION", version));
        assertThat(status).as(path).containsPattern("^HTTP/1.1 (400|404) ");
    }

    private String raw(String path) throws IOException {
        try (var socket = new Socket("127.0.0.1", door.server.port())) {
            socket.setSoTimeout(30_000);
            var request =
                    "GET " + path + " HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
        }
    }

    private static String text(TestDoor.Answer answer) {
        return new String(answer.response().body(), StandardCharsets.UTF_8);
    }

    private static List<String> links(TestDoor.Answer page) {
        return LINK.matcher(text(page)).results().map(link -> link.group(1)).toList();
    }

    /// The folder of this version, with a slash at its end.
    private static String base(TestDoor.Answer page) {
        var module =
                links(page).stream()
                        .filter(link -> link.endsWith("/js/main.js"))
                        .findFirst()
                        .orElseThrow();
        return module.substring(0, module.length() - "js/main.js".length());
    }
}

package ai.hanzo.hmm.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// The launcher is copied into a house of its own, where `java` and `mvn` are scripts that say how
/// they were called.
@DisabledOnOs(OS.WINDOWS)
class LauncherTest {
    private static final String BUILT = "deploy/cli/target/hmm.jar";

    @TempDir Path temp;

    private Path house;
    private Path tools;
    private Path jdks;

    private record Ran(int status, String out, String err) {}

    @BeforeEach
    void layOut() throws IOException {
        house = Files.createDirectories(temp.toRealPath().resolve("a house"));
        Files.copy(launcher(), house.resolve("hmm"));
        Files.setPosixFilePermissions(
                house.resolve("hmm"), PosixFilePermissions.fromString("rwxr-xr-x"));
        for (var module : List.of("schemas", "topology", "ingest-api", "deploy/local/src/main")) {
            Files.createDirectories(house.resolve(module));
        }
        Files.writeString(house.resolve("pom.xml"), "<project/>");
        tools = Files.createDirectories(temp.resolve("tools"));
        jdks = Files.createDirectories(temp.resolve("jdks"));
    }

    @Test
    void passesOverAnOldDefaultJavaAndFindsAnInstalledJdk() throws Exception {
        built();
        java(tools.resolve("java"), "17.0.15");
        java(jdks.resolve("jdk-21/bin/java"), "21.0.2");
        java(jdks.resolve("jdk-25/bin/java"), "25.0.1");
        var ran = hmm(Map.of(), "--version");
        assertThat(ran.err).isEmpty();
        assertThat(ran.out)
                .startsWith("Java 25.0.1 runs:")
                .contains("[-jar] [" + house.resolve(BUILT) + "] [--version]");
        assertThat(ran.status).isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "25.0.1, 25.0.1",
        "26-ea, 26-ea",
        "100.0.1, 100.0.1",
        "1.8.0_292, 27",
        "24.0.2, 27"
    })
    void takesTheDefaultJavaWhenItIsNewEnough(String version, String runs) throws Exception {
        built();
        java(tools.resolve("java"), version);
        java(jdks.resolve("jdk-27/bin/java"), "27");
        assertThat(hmm(Map.of(), "up").out).startsWith("Java " + runs + " runs:");
    }

    @Test
    void javaHomeGoesBeforeTheDefaultAndHmmJavaHomeBeforeBoth() throws Exception {
        built();
        java(tools.resolve("java"), "25");
        java(temp.resolve("one/bin/java"), "26");
        java(temp.resolve("two/bin/java"), "27");
        var one = Map.of("JAVA_HOME", temp.resolve("one").toString());
        assertThat(hmm(one, "up").out).startsWith("Java 26 runs:");
        var both =
                Map.of(
                        "JAVA_HOME",
                        temp.resolve("one").toString(),
                        "HMM_JAVA_HOME",
                        temp.resolve("two").toString());
        assertThat(hmm(both, "up").out).startsWith("Java 27 runs:");
    }

    @Test
    void saysWhatToInstallWhenThereIsNoJdk() throws Exception {
        built();
        java(tools.resolve("java"), "17.0.15");
        var ran = hmm(Map.of(), "up");
        assertThat(ran.status).isEqualTo(1);
        assertThat(ran.out).isEmpty();
        assertThat(ran.err)
                .hasLineCount(1)
                .contains("needs a JDK 25 or newer and found none: install one");
    }

    @Test
    void buildsOnceAndSaysSo() throws Exception {
        java(tools.resolve("java"), "25");
        mvn("mkdir -p deploy/cli/target && touch " + BUILT);
        var first = hmm(Map.of(), "demo", "--json");
        assertThat(first.err)
                .contains("hmm: building, this once")
                .contains("mvn called with: -q -B");
        assertThat(first.out)
                .startsWith("Java 25 runs:")
                .doesNotContain("mvn")
                .contains("[demo] [--json]");
        assertThat(hmm(Map.of(), "demo").err).isEmpty();
    }

    @Test
    void buildsAnewWhenASourceIsNewerThanTheBuild() throws Exception {
        java(tools.resolve("java"), "25");
        mvn("touch " + BUILT);
        built();
        var source = Files.writeString(house.resolve("deploy/local/src/main/New.java"), "");
        var later = Files.getLastModifiedTime(house.resolve(BUILT)).toInstant().plusSeconds(5);
        Files.setLastModifiedTime(source, FileTime.from(later));
        assertThat(hmm(Map.of(), "up").err)
                .contains("hmm: the sources have changed: building anew");
    }

    @Test
    void aFailedBuildAndAMissingMavenAreSaidInASentence() throws Exception {
        java(tools.resolve("java"), "25");
        assertThat(hmm(Map.of(), "up").err)
                .contains("needs Maven for it: install Maven 3.8 or newer");
        mvn("exit 1");
        var failed = hmm(Map.of(), "up");
        assertThat(failed.status).isEqualTo(1);
        assertThat(failed.err).endsWith("hmm: the build failed; Maven says why above\n");
    }

    @Test
    void isTheSameThroughALink() throws Exception {
        built();
        java(tools.resolve("java"), "25");
        var link = Files.createSymbolicLink(temp.resolve("link"), Path.of("a house/hmm"));
        assertThat(run(link, Map.of(), "up").out).contains("[" + house.resolve(BUILT) + "]");
    }

    private Ran hmm(Map<String, String> environment, String... arguments) throws Exception {
        return run(house.resolve("hmm"), environment, arguments);
    }

    private Ran run(Path command, Map<String, String> environment, String... arguments)
            throws Exception {
        var words = new ArrayList<>(List.of(command.toString()));
        words.addAll(List.of(arguments));
        var builder = new ProcessBuilder(words);
        builder.environment()
                .keySet()
                .removeIf(name -> name.startsWith("HMM_") || name.startsWith("JAVA"));
        builder.environment().put("PATH", tools + ":" + systemTools());
        builder.environment().put("HMM_JDKS", jdks.toString());
        builder.environment().putAll(environment);
        var out = temp.resolve("out").toFile();
        var err = temp.resolve("err").toFile();
        var process = builder.redirectOutput(out).redirectError(err).start();
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        return new Ran(
                process.exitValue(),
                Files.readString(out.toPath()),
                Files.readString(err.toPath()));
    }

    /// A folder with the system's tools and neither its `java` nor its `mvn`.
    private Path systemTools() throws IOException {
        var folder = Files.createDirectories(temp.resolve("system"));
        for (var tool :
                List.of("sed", "head", "dirname", "readlink", "find", "rm", "mkdir", "touch")) {
            if (Files.exists(folder.resolve(tool))) continue;
            script(folder.resolve(tool), "exec " + locate(tool) + " \"$@\"");
        }
        return folder;
    }

    private static Path locate(String tool) {
        for (var folder : List.of("/bin", "/usr/bin", "/usr/local/bin")) {
            if (Files.isExecutable(Path.of(folder, tool))) return Path.of(folder, tool);
        }
        throw new AssertionError("no " + tool);
    }

    private void built() throws IOException {
        Files.createDirectories(house.resolve(BUILT).getParent());
        Files.writeString(house.resolve(BUILT), "");
    }

    private static void java(Path file, String version) throws IOException {
        script(
                file,
                """
                if [ "$1" = -version ]; then echo 'openjdk version "%1$s" 2026-01-20' >&2; exit; fi
                printf 'Java %1$s runs:'; for word in "$@"; do printf ' [%%s]' "$word"; done
                """
                        .formatted(version));
    }

    private void mvn(String action) throws IOException {
        script(tools.resolve("mvn"), "echo \"mvn called with: $*\"\n" + action + "\n");
    }

    private static void script(Path file, String body) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, "#!/bin/sh\n" + body);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private static Path launcher() {
        for (var folder = Path.of("").toAbsolutePath();
                folder != null;
                folder = folder.getParent()) {
            if (Files.isExecutable(folder.resolve("hmm"))) return folder.resolve("hmm");
        }
        throw new AssertionError("the launcher is not above " + Path.of("").toAbsolutePath());
    }
}

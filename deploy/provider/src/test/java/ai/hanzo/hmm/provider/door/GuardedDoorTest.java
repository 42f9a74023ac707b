package ai.hanzo.hmm.provider.door;

import static ai.hanzo.hmm.provider.TestServer.answer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.hanzo.hmm.door.access.Access;
import ai.hanzo.hmm.door.access.AccessSettings;
import ai.hanzo.hmm.door.access.ApiKeyFile;
import ai.hanzo.hmm.door.access.Entrance;
import ai.hanzo.hmm.door.access.Role;
import ai.hanzo.hmm.door.http.HttpServer;
import ai.hanzo.hmm.door.http.Route;
import ai.hanzo.hmm.node.CannotStart;
import ai.hanzo.hmm.provider.Said;
import ai.hanzo.hmm.provider.TestServer;

import io.javalin.http.HandlerType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The provider's tools at a door that asks who comes.
class GuardedDoorTest {
    private static final String OURS = "/v1/providers/gpu-house/quality";
    private static final String WHO = "--market gpu-inference/h100 --provider gpu-house";

    @TempDir Path folder;

    @Test
    void theDoorLetsInWhoShowsItsKey() throws Exception {
        var keys = new ApiKeyFile(folder.resolve("keys.json"));
        var key = keys.add("g", Set.of("gpu-house"), Set.of(Role.PROVIDER), 0, Long.MAX_VALUE);
        var access = new AccessSettings(Optional.of(keys.path()), Optional.empty(), 0);
        var route =
                new Route(
                        HandlerType.GET,
                        "/v1/providers/{provider}/quality",
                        Access.of(Role.PROVIDER),
                        ctx -> ctx.json(Map.of("for", ctx.pathParam("provider"))));
        var guarded =
                HttpServer.start(
                        "127.0.0.1",
                        0,
                        List.of(route),
                        Entrance.of(access, System::currentTimeMillis),
                        _ -> {});
        var url = "http://127.0.0.1:" + guarded.port();
        try (guarded;
                var without = new DoorKey(Map.of("HMM_API_KEY", " ")).client(url);
                var with = new DoorKey(Map.of("HMM_API_KEY", key + "\n")).client(url)) {
            assertThat(without.get(OURS))
                    .isInstanceOfSatisfying(
                            Reply.TurnedAway.class,
                            no -> assertThat(no.code()).isEqualTo("UNAUTHENTICATED"));
            assertThat(with.get(OURS)).isInstanceOf(Reply.Said.class);
        }
    }

    @Test
    void eachCommandShowsTheKeyToTheDoorAlone() throws Exception {
        var key = keyFile("hmm_0_door\n");
        var plan =
                Files.writeString(
                        folder.resolve("plan"),
                        "account = gpu-house\nmarket = gpu-inference/h100\nkey = k.pem\n"
                                + "bond = 300\nraw = 10\nrate = 1000\nissue = yes\n");
        for (var words :
                List.of(
                        "probe --url http://127.0.0.1:1 --retry 0 " + WHO,
                        "onboard --wait 0 --check " + plan)) {
            try (var door = TestServer.start((exchange, _) -> answer(exchange, 404, "x", "{}"))) {
                var line = "%s --door %s --door-key-file %s".formatted(words, door.url(), key);
                assertThat(Said.by(line).failure()).as(words).isInstanceOf(CannotStart.class);
                assertThat(door.asked())
                        .as(words)
                        .isNotEmpty()
                        .extracting(TestServer.Asked::authorization)
                        .containsOnly("Bearer hmm_0_door");
            }
        }
    }

    @Test
    void aKeyThatCannotBeUsedIsSaidAndNotShown() throws Exception {
        var line = "probe --url http://127.0.0.1:1 " + WHO + " --door-key-file ";
        assertThat(Said.by(line + "/no/such/file").err())
                .isEqualTo("hmm: there is no file /no/such/file\n");
        var open = keyFile("hmm_0_door");
        Files.setPosixFilePermissions(open, PosixFilePermissions.fromString("rw-r--r--"));
        assertThat(Said.by(line + open).err())
                .contains("must be the owner's alone (chmod 600)")
                .doesNotContain("hmm_0_door");
        var broken = new DoorKey(Map.of("HMM_API_KEY", "hmm_0_door\r\nHost: x"));
        assertThatThrownBy(() -> broken.client("http://127.0.0.1:1"))
                .isInstanceOf(CannotStart.class)
                .hasMessageNotContaining("hmm_0_door");
    }

    private Path keyFile(String text) throws IOException {
        var file = Files.writeString(folder.resolve("key"), text);
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    }
}

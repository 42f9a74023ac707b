package ai.hanzo.hmm.door.access;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;

/// A connection that stays is asked again.
class VisitTest {
    @TempDir Path folder;
    private long now = 1_800_000_000_000L;

    @Test
    void itIsGoodUntilItsKeyIsTakenAwayOrEnds() {
        var file = new ApiKeyFile(folder.resolve("keys.json"));
        var taken = file.add("a", Set.of("alice"), Set.of(Role.TRADER), now, Long.MAX_VALUE);
        var ending = file.add("b", Set.of("bob"), Set.of(Role.TRADER), now, now + 10_000);
        var entrance =
                Entrance.of(
                        new AccessSettings(Optional.of(file.path()), Optional.empty(), 0),
                        () -> now);
        var first = entrance.admit(Optional.of("Bearer " + taken), "127.0.0.1");
        var second = entrance.admit(Optional.empty(), "127.0.0.1").logIn(ending);
        assertThat(first.isStillGood()).isTrue();
        assertThat(second.isStillGood()).isTrue();
        assertThat(second.countedAs()).startsWith("key ");
        assertThat(first.toString() + second).doesNotContain(taken.substring(17));

        file.remove(taken.substring(4, 16));
        now += Reread.LOOK_EVERY_MS;
        assertThat(first.isStillGood()).isFalse();
        assertThat(second.isStillGood()).isTrue();
        now += 10_000;
        assertThat(second.isStillGood()).isFalse();
    }
}

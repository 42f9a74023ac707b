package ai.hanzo.hmm.check.driven;

import java.nio.file.Path;

/// A day of providers that serve what was bought of them.
final class ServedDay extends PlayedOnce {
    @Override
    Driven play(Path folder) {
        return ServedDays.play(folder, 7, 26);
    }
}

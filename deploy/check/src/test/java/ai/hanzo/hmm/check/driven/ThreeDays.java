package ai.hanzo.hmm.check.driven;

import java.nio.file.Path;

/// Three days of providers that are reported on and judged.
final class ThreeDays extends PlayedOnce {
    @Override
    Driven play(Path folder) {
        return SeveralDays.play(folder, 4, 3);
    }
}

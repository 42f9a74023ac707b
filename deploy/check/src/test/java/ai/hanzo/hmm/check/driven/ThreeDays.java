package ai.hanzo.hmm.check.driven;

import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;

/// Gives tests the same three days, which are played once for all of them.
final class ThreeDays implements ParameterResolver {
    private static final Namespace OURS = Namespace.create(ThreeDays.class);

    /// @param folder of its state; removed when all tests are over
    private record Played(Path folder, Driven driven) implements AutoCloseable {
        static Played play() {
            try {
                var folder = Files.createTempDirectory("three-days");
                return new Played(folder, SeveralDays.play(folder, 4, 3));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public void close() throws IOException {
            driven.close();
            try (var files = Files.walk(folder)) {
                for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.deleteIfExists(file);
                }
            }
        }
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Driven.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return context.getRoot()
                .getStore(OURS)
                .computeIfAbsent(Played.class, _ -> Played.play(), Played.class)
                .driven();
    }
}

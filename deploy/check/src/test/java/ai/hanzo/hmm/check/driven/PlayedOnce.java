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

/// Gives tests the same days, which are played once for all of them.
abstract class PlayedOnce implements ParameterResolver {
    private static final Namespace OURS = Namespace.create(PlayedOnce.class);

    /// Plays them.
    ///
    /// @param folder for the state
    abstract Driven play(Path folder);

    /// @param folder of its state; removed when all tests are over
    private record Played(Path folder, Driven driven) implements AutoCloseable {
        static Played of(PlayedOnce days) {
            try {
                var folder = Files.createTempDirectory("played");
                return new Played(folder, days.play(folder));
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
                .computeIfAbsent(getClass(), _ -> Played.of(this), Played.class)
                .driven();
    }
}

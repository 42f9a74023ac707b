package ai.hanzo.hmm.bench;

import ai.hanzo.hmm.bench.report.Memory;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;

/// How much memory this process uses.
final class Memories {
    private static final Path STATUS = Path.of("/proc/self/status");
    private static final String RESIDENT = "VmRSS:";

    private Memories() {}

    static Memory now() {
        var memory = ManagementFactory.getMemoryMXBean();
        memory.gc();
        return new Memory(memory.getHeapMemoryUsage().getUsed() >> 20, residentKiB() >> 10);
    }

    /// 0 where the system has no such file.
    private static long residentKiB() {
        if (!Files.isReadable(STATUS)) return 0;
        try (var lines = Files.lines(STATUS)) {
            return lines.filter(line -> line.startsWith(RESIDENT))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                    .findFirst()
                    .orElse(0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

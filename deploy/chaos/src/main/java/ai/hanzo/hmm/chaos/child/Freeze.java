package ai.hanzo.hmm.chaos.child;

import java.io.IOException;
import java.io.UncheckedIOException;

/// A process that has been stopped, until it continues.
public final class Freeze {
    private final long pid;
    private final Process keeper;

    Freeze(long pid, Process keeper) {
        this.pid = pid;
        this.keeper = keeper;
    }

    /// SIGCONT, before the time that it was stopped for is over.
    public void thaw() throws InterruptedException {
        try {
            new ProcessBuilder("kill", "-CONT", Long.toString(pid)).start().waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException("process " + pid + " cannot continue", e);
        }
        keeper.descendants().forEach(ProcessHandle::destroy);
        keeper.destroy();
        keeper.waitFor();
    }
}

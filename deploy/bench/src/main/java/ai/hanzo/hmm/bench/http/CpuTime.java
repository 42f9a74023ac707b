package ai.hanzo.hmm.bench.http;

import com.sun.management.OperatingSystemMXBean;
import com.sun.management.ThreadMXBean;

import java.lang.management.ManagementFactory;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;

/// What this process has used of the processors so far.
///
/// @param processNanos all of it
/// @param threads the live ones, by id
record CpuTime(long processNanos, Map<Long, Used> threads) {
    /// Of one thread.
    record Used(Part part, long nanos) {}

    static CpuTime now() {
        var system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        var ids = threads.getAllThreadIds();
        var nanos = threads.getThreadCpuTime(ids);
        var infos = threads.getThreadInfo(ids);
        var used = new HashMap<Long, Used>();
        for (int i = 0; i < ids.length; i++) {
            if (infos[i] == null || nanos[i] < 0) continue;
            used.put(ids[i], new Used(Part.of(infos[i].getThreadName()), nanos[i]));
        }
        return new CpuTime(system.getProcessCpuTime(), used);
    }

    /// What was used since then, by part, ns. What no Java thread used is the collector's and the
    /// compiler's.
    Map<Part, Long> since(CpuTime before) {
        var byPart = new EnumMap<Part, Long>(Part.class);
        for (var part : Part.values()) byPart.put(part, 0L);
        long known = 0;
        for (var thread : threads.entrySet()) {
            var now = thread.getValue();
            var then = before.threads.get(thread.getKey());
            long nanos = now.nanos() - (then == null ? 0 : then.nanos());
            byPart.merge(now.part(), nanos, Long::sum);
            known += nanos;
        }
        byPart.put(Part.JVM, Math.max(0, processNanos - before.processNanos - known));
        return byPart;
    }
}

package ai.hanzo.hmm.local.demo.plan;

/// What ids begin with of commands about allocations; the allocation's number follows, or the
/// heartbeat's.
public final class ServiceIds {
    public static final String START = "start-";
    public static final String HEARTBEAT = "heartbeat-";
    public static final String COMPLETE = "complete-";
    public static final String END = "end-";
    public static final String DISPUTE = "dispute-";

    private ServiceIds() {}

    /// Whether it is of a provider's command.
    public static boolean isProviders(String id) {
        return id.startsWith(START) || id.startsWith(HEARTBEAT) || id.startsWith(COMPLETE);
    }

    /// Whether it is of a command about allocations.
    public static boolean is(String id) {
        return isProviders(id) || id.startsWith(END) || id.startsWith(DISPUTE);
    }

    /// The number of an allocation.
    ///
    /// @param allocationId `<market>#<number>`
    public static long number(String allocationId) {
        return Long.parseLong(allocationId.substring(allocationId.lastIndexOf('#') + 1));
    }
}

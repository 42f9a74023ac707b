package ai.hanzo.hmm.local.demo.serve;

import ai.hanzo.hmm.local.demo.plan.Conduct;
import ai.hanzo.hmm.local.demo.plan.Conducts;
import ai.hanzo.hmm.local.demo.plan.Provider;
import ai.hanzo.hmm.local.demo.plan.ServiceIds;
import ai.hanzo.hmm.local.demo.plan.Terms;
import ai.hanzo.hmm.local.demo.plan.Work;
import ai.hanzo.hmm.streams.token.TokenRejected;
import ai.hanzo.hmm.wire.Allocation;
import ai.hanzo.hmm.wire.CommandStatus;
import ai.hanzo.hmm.wire.CompleteAllocation;
import ai.hanzo.hmm.wire.Execution;
import ai.hanzo.hmm.wire.Heartbeat;
import ai.hanzo.hmm.wire.MeteredUse;
import ai.hanzo.hmm.wire.StartAllocation;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Stands in for a provider's machines. It learns of an allocation, waits for the consumer's token,
/// checks that offline, starts the allocation, reports with every heartbeat on all that it serves,
/// and completes what is done; that one is over before that, it learns when a heartbeat does not
/// count. What it fails at its conduct says.
public final class StandIn {
    /// Allocations in one heartbeat.
    static final int MOST_USES = 1_000;

    private static final Shown OF_ANOTHER = new Shown.Rejected("it is of another allocation");

    private final Provider provider;
    private final Conducts conducts;
    private final TokenCheck tokens;

    /// No token of these was seen yet.
    private final Map<Long, Allocation> unopened = new HashMap<>();

    private final Map<Long, Allocation> starting = new HashMap<>();
    private final Map<Long, Job> jobs = new LinkedHashMap<>();
    private final List<Outgoing> outbox = new ArrayList<>();
    private long heartbeats;
    private long reportedMs;

    public StandIn(Provider provider, Conducts conducts, TokenCheck tokens) {
        this.provider = provider;
        this.conducts = conducts;
        this.tokens = tokens;
    }

    /// An allocation is its own to serve.
    public void allocated(Allocation allocation) {
        unopened.put(ServiceIds.number(allocation.getAllocationId()), allocation);
    }

    /// A consumer shows the token of an allocation; a genuine one is taken once.
    public Shown presented(String allocationId, String token, long nowMs) {
        long number = ServiceIds.number(allocationId);
        var allocation = unopened.get(number);
        if (allocation == null) return new Shown.Rejected("no allocation awaits this token");
        var shown = check(allocation, token, nowMs);
        if (!(shown instanceof Shown.Rejected)) unopened.remove(number);
        if (shown instanceof Shown.Opens) open(number, allocation);
        return shown;
    }

    /// The exchange has answered one of its commands about allocations.
    public void answered(Execution answer, long nowMs) {
        var id = answer.getCommandId();
        if (answer.getStatus() == CommandStatus.PENDING) return;
        if (id.startsWith(ServiceIds.START)) {
            long number = Long.parseLong(id, ServiceIds.START.length(), id.length(), 10);
            var allocation = starting.remove(number);
            if (answer.getRefusal() == null && allocation != null) begin(number, allocation, nowMs);
        }
        for (var use : answer.getUncounted()) jobs.remove(use.getAllocation());
    }

    /// The commands that are due.
    public List<Outgoing> due(long nowMs) {
        complete(nowMs);
        if (nowMs - reportedMs >= conducts.times().heartbeatMs()) report(nowMs);
        var due = List.copyOf(outbox);
        outbox.clear();
        return due;
    }

    /// The account that it stands in for.
    public String account() {
        return provider.account();
    }

    /// Allocations that it serves, as far as it knows.
    public int serving() {
        return jobs.size();
    }

    private Shown check(Allocation allocation, String token, long nowMs) {
        try {
            return opens(allocation, token, nowMs) ? new Shown.Opens() : OF_ANOTHER;
        } catch (TokenRejected e) {
            boolean isLate =
                    e.reason() == TokenRejected.Reason.EXPIRED && opened(allocation, token);
            return isLate ? new Shown.Late() : new Shown.Rejected(e.getMessage());
        }
    }

    private boolean opened(Allocation allocation, String token) {
        try {
            return opens(allocation, token, allocation.getStartMs());
        } catch (TokenRejected _) {
            return false;
        }
    }

    /// Whether a token that is genuine and valid at a time is the allocation's.
    private boolean opens(Allocation allocation, String token, long atMs) {
        var claims = tokens.verify(token, provider.account(), Instant.ofEpochMilli(atMs));
        return claims.allocationId().equals(allocation.getAllocationId())
                && claims.hash().equals(allocation.getTokenHash());
    }

    private void open(long number, Allocation allocation) {
        if (conduct(allocation) instanceof Conduct.NeverStarts) return;
        starting.put(number, allocation);
        var start = new StartAllocation(allocation.getMarket(), number);
        outbox.add(new Outgoing(ServiceIds.START + number, start));
    }

    private void begin(long number, Allocation allocation, long nowMs) {
        var work = new Work(allocation.getRawMicros(), allocation.getRateMicros());
        jobs.put(number, new Job(work, conduct(allocation), nowMs));
    }

    private Conduct conduct(Allocation allocation) {
        return conducts.of(provider, allocation.getClientOrderId());
    }

    private void complete(long nowMs) {
        for (var jobsLeft = jobs.entrySet().iterator(); jobsLeft.hasNext(); ) {
            var entry = jobsLeft.next();
            if (!entry.getValue().isDone(nowMs)) continue;
            long number = entry.getKey();
            long used = entry.getValue().usedMicros(nowMs);
            var done = new CompleteAllocation(Terms.MARKET, number, used, Proof.of(number));
            outbox.add(new Outgoing(ServiceIds.COMPLETE + number, done));
            jobsLeft.remove();
        }
    }

    private void report(long nowMs) {
        var uses = new ArrayList<MeteredUse>();
        jobs.forEach(
                (number, job) -> {
                    if (job.isAway(nowMs)) return;
                    uses.add(new MeteredUse(number, job.usedMicros(nowMs)));
                    job.report(nowMs);
                });
        jobs.values().removeIf(Job::isDead);
        for (int from = 0; from < uses.size(); from += MOST_USES) {
            var part = uses.subList(from, Math.min(uses.size(), from + MOST_USES));
            var heartbeat = new Heartbeat(Terms.MARKET, List.copyOf(part));
            outbox.add(new Outgoing(ServiceIds.HEARTBEAT + heartbeats++, heartbeat));
        }
        reportedMs = nowMs;
    }
}

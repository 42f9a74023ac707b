package ai.hanzo.hmm.local.demo.report;

import static ai.hanzo.hmm.local.demo.report.Decimals.exact;
import static ai.hanzo.hmm.local.demo.report.Decimals.shown;

import java.math.BigDecimal;
import java.util.StringJoiner;

/// What became of the allocations, for people.
final class ServiceText {
    private ServiceText() {}

    static void add(StringJoiner page, Service service) {
        Text.line(page, "ended", ended(service));
        Text.line(page, "", suspended(service));
        Text.line(page, "units", units(service.units()));
        Text.line(page, "refunds", refunds(service.refunds()));
        Text.line(page, "disputes", disputes(service));
        Text.line(page, "times", times(service));
    }

    private static String ended(Service service) {
        long notStarted = count(service, "NOT_STARTED");
        long died = count(service, "DIED");
        long ruled = count(service, "RULED");
        return shown(count(service, "COMPLETED"))
                + " completed, "
                + shown(count(service, "EXPIRED"))
                + " expired, "
                + shown(count(service, "CONSUMER_ENDED"))
                + " ended by consumers, "
                + shown(notStarted + died + ruled)
                + " at fault (not started "
                + shown(notStarted)
                + ", died "
                + shown(died)
                + ", by ruling "
                + shown(ruled)
                + ")";
    }

    private static long count(Service service, String end) {
        return service.ended().getOrDefault(end, 0L);
    }

    private static String suspended(Service service) {
        long refused = service.refused().values().stream().mapToLong(Long::longValue).sum();
        return shown(service.suspended())
                + " times suspended, "
                + shown(service.back())
                + " times back; "
                + shown(service.tokensLate())
                + " tokens shown too late, "
                + shown(service.uncounted())
                + " reported on in vain, "
                + shown(refused)
                + " commands refused"
                + Text.codes(service.refused());
    }

    private static String units(Service.Units units) {
        return exact(units.bought())
                + " SCU bought = "
                + exact(units.delivered())
                + " delivered + "
                + exact(units.refunded())
                + " refunded + "
                + exact(units.lapsed())
                + " lapsed + "
                + exact(units.running())
                + " running + "
                + exact(units.held())
                + " held; difference "
                + exact(units.difference());
    }

    private static String refunds(Service.Refunds refunds) {
        return exact(refunds.paid())
                + " HANZO: "
                + exact(refunds.fromBonds())
                + " out of bonds, "
                + exact(refunds.fromFund())
                + " out of the quality fund; shortfall "
                + exact(refunds.shortfall());
    }

    private static String disputes(Service service) {
        return shown(service.upheld()) + " upheld, " + shown(service.dismissed()) + " dismissed";
    }

    private static String times(Service service) {
        return "allocated -> started: p50 "
                + shown(service.startMsP50())
                + " ms; the demo's own terms: start within "
                + seconds(service.times().startWithinMs())
                + " s, report every "
                + seconds(service.times().heartbeatMs())
                + " s, at fault after "
                + seconds(service.times().faultAfterMs())
                + " s";
    }

    private static String seconds(long ms) {
        return BigDecimal.valueOf(ms, 3).stripTrailingZeros().toPlainString();
    }
}

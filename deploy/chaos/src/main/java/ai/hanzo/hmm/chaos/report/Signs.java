package ai.hanzo.hmm.chaos.report;

import ai.hanzo.hmm.chaos.child.Child;
import ai.hanzo.hmm.chaos.child.Logs;
import ai.hanzo.hmm.chaos.child.Site;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// What the logs of the processes tell of.
///
/// @param fenced times that an instance found its work given to others
/// @param replacedThreads stream threads that began anew after a fault that passes
/// @param skippedMarkers transactions whose coordinator left out the marker of a partition that had
///   no leader (KAFKA-20734): its results may be committed in part
/// @param outOfOrder records refused by a broker for their sequence
public record Signs(long fenced, long replacedThreads, long skippedMarkers, long outOfOrder) {
    private static final Pattern FENCED = Pattern.compile("is being fenced");
    private static final Pattern REPLACED = Pattern.compile("a stream thread starts anew");
    private static final Pattern SKIPPED = Pattern.compile("Couldn't find leader endpoint");
    private static final Pattern OUT_OF_ORDER = Pattern.compile("OutOfOrderSequence");

    public static Signs in(Site site) {
        var everybody = new ArrayList<>(site.brokers());
        everybody.addAll(site.instances());
        return new Signs(
                count(site.instances(), FENCED),
                count(site.instances(), REPLACED),
                count(site.brokers(), SKIPPED),
                count(everybody, OUT_OF_ORDER));
    }

    private static long count(List<Child> children, Pattern pattern) {
        return children.stream()
                .flatMap(child -> child.logs().stream())
                .mapToLong(log -> Logs.count(log, pattern))
                .sum();
    }
}

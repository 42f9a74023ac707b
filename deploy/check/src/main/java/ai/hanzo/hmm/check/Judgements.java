package ai.hanzo.hmm.check;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/// What is known so far about all promises.
public final class Judgements {
    private final Map<Promise, Judgement> all = new EnumMap<>(Promise.class);

    public Judgements() {
        for (var promise : Promise.values()) all.put(promise, new Judgement(promise));
    }

    public Judgement of(Promise promise) {
        return all.get(promise);
    }

    /// In the order of the promises.
    public List<Finding> findings() {
        return all.values().stream().map(Judgement::finding).toList();
    }
}

package ai.hanzo.hmm.market.event;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/// A refusal is an answer: a stable code, a sentence, and the figures that explain it. Nothing was
/// changed.
public record Refused(RefusalCode code, String message, SortedMap<String, Long> numbers) {

    public Refused {
        numbers = Collections.unmodifiableSortedMap(new TreeMap<>(numbers));
    }

    public static Refused of(RefusalCode code, String message) {
        return new Refused(code, message, new TreeMap<>());
    }

    public Refused with(String name, long value) {
        var more = new TreeMap<>(numbers);
        more.put(name, value);
        return new Refused(code, message, more);
    }
}

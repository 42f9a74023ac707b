package ai.hanzo.hmm.chaos;

import java.util.Comparator;

/// Where a record lies.
public record Place(String topic, int partition, long offset) implements Comparable<Place> {
    private static final Comparator<Place> ORDER =
            Comparator.comparing(Place::topic)
                    .thenComparing(Place::partition)
                    .thenComparing(Place::offset);

    @Override
    public int compareTo(Place other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return topic + "-" + partition + "@" + offset;
    }
}

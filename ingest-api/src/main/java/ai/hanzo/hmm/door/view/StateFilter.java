package ai.hanzo.hmm.door.view;

import ai.hanzo.hmm.wire.Allocation;
import ai.hanzo.hmm.wire.AllocationState;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// In which state allocations are asked for.
public enum StateFilter {
    ANY(EnumSet.allOf(AllocationState.class)),
    /// All but CLOSED.
    OPEN(EnumSet.complementOf(EnumSet.of(AllocationState.CLOSED))),
    ALLOCATED(EnumSet.of(AllocationState.ALLOCATED)),
    ACTIVE(EnumSet.of(AllocationState.ACTIVE)),
    SUSPENDED(EnumSet.of(AllocationState.SUSPENDED)),
    CLOSED(EnumSet.of(AllocationState.CLOSED));

    private final Set<AllocationState> states;

    StateFilter(Set<AllocationState> states) {
        this.states = states;
    }

    /// By its word in a query: `open`, or a state's name.
    public static Optional<StateFilter> of(String word) {
        return Arrays.stream(values())
                .filter(filter -> filter != ANY && filter.word().equals(word))
                .findFirst();
    }

    /// The words of a query.
    public static List<String> words() {
        return Arrays.stream(values())
                .filter(filter -> filter != ANY)
                .map(StateFilter::word)
                .toList();
    }

    /// Whether it asks for open allocations alone.
    public boolean isOfOpenOnes() {
        return !states.contains(AllocationState.CLOSED);
    }

    boolean holds(Allocation allocation) {
        return states.contains(allocation.getState());
    }

    private String word() {
        return this == OPEN ? "open" : name();
    }
}

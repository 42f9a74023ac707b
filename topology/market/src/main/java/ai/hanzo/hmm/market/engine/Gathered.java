package ai.hanzo.hmm.market.engine;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/// Things with names, in the order in which their names first came. Mostly they are one or two and
/// are looked through; many get a map of their places. It is emptied and used again.
final class Gathered<T> {
    private static final int FEW = 8;

    private final Function<T, String> nameOf;
    private final List<T> things = new ArrayList<>();
    private final Map<String, Integer> places = new HashMap<>();

    Gathered(Function<T, String> nameOf) {
        this.nameOf = nameOf;
    }

    /// Where the thing of a name is; -1 for none.
    int find(String name) {
        if (things.size() > FEW) return places.getOrDefault(name, -1);
        for (int place = 0; place < things.size(); place++) {
            if (nameOf.apply(things.get(place)).equals(name)) return place;
        }
        return -1;
    }

    T get(int place) {
        return things.get(place);
    }

    /// Puts a thing in place of the last of its name, or behind all others.
    void put(T thing) {
        int place = find(nameOf.apply(thing));
        if (place < 0) add(thing);
        else things.set(place, thing);
    }

    /// Puts a thing of a new name behind all others.
    void add(T thing) {
        things.add(thing);
        if (things.size() == FEW + 1) {
            for (int place = 0; place < FEW; place++) {
                places.put(nameOf.apply(things.get(place)), place);
            }
        }
        if (things.size() > FEW) places.put(nameOf.apply(thing), things.size() - 1);
    }

    List<T> things() {
        return things;
    }

    void clear() {
        if (things.size() > FEW) places.clear();
        things.clear();
    }
}

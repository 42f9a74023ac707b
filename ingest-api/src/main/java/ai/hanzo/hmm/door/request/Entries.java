package ai.hanzo.hmm.door.request;

import static ai.hanzo.hmm.door.problem.Code.INVALID_TYPE;
import static ai.hanzo.hmm.door.problem.Code.INVALID_VALUE;

import ai.hanzo.hmm.door.problem.Problem;

import com.fasterxml.jackson.databind.JsonNode;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/// A list of objects in a request. What is wrong in one is told with its place: `uses[3].used`.
final class Entries {
    private Entries() {}

    /// @param max how many there may be; there is at least one
    /// @param reader takes the fields of one
    /// @throws Problem `INVALID_TYPE`, `INVALID_VALUE`, and what the reader says
    static <T> List<T> read(String name, JsonNode list, int max, Function<Fields, T> reader) {
        return read(
                name,
                list,
                max,
                reader,
                problem -> {
                    throw problem;
                });
    }

    /// @param otherwise what becomes of an entry that has a problem
    static <T> List<T> read(
            String name,
            JsonNode list,
            int max,
            Function<Fields, T> reader,
            Function<Problem, T> otherwise) {
        if (!list.isArray()) {
            throw Problem.of(INVALID_TYPE, name, name + " must be a list of objects");
        }
        if (list.isEmpty() || list.size() > max) {
            throw Problem.of(INVALID_VALUE, name, name + " must have 1 to " + max + " entries");
        }
        var read = new ArrayList<T>(list.size());
        for (var each : list) {
            read.add(readOr(name + "[" + read.size() + "]", each, reader, otherwise));
        }
        return read;
    }

    private static <T> T readOr(
            String place,
            JsonNode entry,
            Function<Fields, T> reader,
            Function<Problem, T> otherwise) {
        try {
            return one(place, entry, reader);
        } catch (Problem why) {
            return otherwise.apply(why);
        }
    }

    /// One object.
    ///
    /// @throws Problem `INVALID_TYPE`, and what the reader says
    static <T> T one(String place, JsonNode entry, Function<Fields, T> reader) {
        if (!entry.isObject()) {
            throw Problem.of(INVALID_TYPE, place, place + " must be an object");
        }
        try {
            var fields = new Fields(StrictJson.fields(entry));
            var read = reader.apply(fields);
            fields.end();
            return read;
        } catch (Problem why) {
            throw why.in(place);
        }
    }
}

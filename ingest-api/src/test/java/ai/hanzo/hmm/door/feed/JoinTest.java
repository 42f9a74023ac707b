package ai.hanzo.hmm.door.feed;

import static org.assertj.core.api.Assertions.assertThat;

import ai.hanzo.hmm.door.feed.line.Past;
import ai.hanzo.hmm.door.feed.line.Subject;
import ai.hanzo.hmm.door.problem.Code;
import ai.hanzo.hmm.door.problem.Problem;
import ai.hanzo.hmm.door.tail.Happening;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/// Whatever the order in which the exchange writes, the tail hears, the views read, lookups run and
/// clients come and go: no client ever sees a broken chain, and in the end each knows all there is.
class JoinTest {
    private static final int SEEDS = 200;
    private static final int STEPS = 300;
    private static final ObjectMapper JSON = new ObjectMapper();

    static Stream<Course> everyCourse() {
        return Stream.of(
                new DepthCourse(),
                new TradesCourse(),
                new LatestCourse(false),
                new LatestCourse(true),
                new CandlesCourse(),
                new ExecutionsCourse(),
                new AllocationsCourse());
    }

    @ParameterizedTest
    @MethodSource("everyCourse")
    void snapshotsAndUpdatesJoinWithoutAGap(Course course) {
        for (int seed = 1; seed <= SEEDS; seed++) new World(course, seed).run();
    }

    /// One run: the tail begins somewhere, the views are ahead or behind.
    private static final class World {
        private final Course course;
        private final int seed;
        private final Random random;
        private final List<SpecificRecord> written = new ArrayList<>();
        private final List<Runnable> tasks = new ArrayList<>();
        private final List<Seen> clients = new ArrayList<>();
        private final Hub hub;
        private int heard;
        private int read;

        World(Course course, int seed) {
            this.course = course;
            this.seed = seed;
            this.random = new Random(seed);
            this.hub = new Hub(_ -> look(), (_, task) -> tasks.add(task));
        }

        private Past look() {
            if (random.nextInt(10) == 0) throw Problem.of(Code.UNAVAILABLE, "not now");
            return course.past(written.subList(0, read));
        }

        void run() {
            int before = random.nextInt(150);
            for (int i = 0; i < before; i++) write();
            heard = random.nextBoolean() ? before : random.nextInt(before + 1);
            read = random.nextInt(before + 1);
            for (int i = 0; i < STEPS; i++) step();
            settle();
            for (var client : clients) {
                if (!client.follows) continue;
                assertThat(client.kept.knows())
                        .as("seed %d, %s, client %d", seed, course, clients.indexOf(client))
                        .isEqualTo(course.truth(written));
            }
        }

        private void step() {
            switch (random.nextInt(10)) {
                case 0, 1 -> write();
                case 2, 3 -> hear();
                case 4, 5 -> read = Math.min(written.size(), read + random.nextInt(4));
                case 6 -> runATask();
                case 7 -> come();
                case 8 -> comeOrGoAgain();
                default -> hub.lookAgain();
            }
        }

        private void settle() {
            while (heard < written.size()) hear();
            read = written.size();
            while (!tasks.isEmpty()) runATask();
            for (int i = 0; i < 30; i++) hub.lookAgain();
        }

        private void write() {
            written.add(course.next(random, written));
        }

        private void hear() {
            if (heard == written.size()) return;
            var record = written.get(heard);
            hub.happened(new Happening("topic", 0, 100L + heard, 1, "key", record));
            heard++;
        }

        private void runATask() {
            if (!tasks.isEmpty()) tasks.remove(random.nextInt(tasks.size())).run();
        }

        private void come() {
            if (clients.size() == 8) return;
            var client = new Seen();
            clients.add(client);
            hub.subscribe(course.subject(), client);
        }

        private void comeOrGoAgain() {
            if (clients.isEmpty()) return;
            var client = clients.get(random.nextInt(clients.size()));
            if (client.follows && random.nextBoolean()) {
                hub.unsubscribe(course.subject(), client);
                client.follows = false;
            } else {
                client.follows = true;
                hub.subscribe(course.subject(), client);
            }
        }

        private final class Seen implements Subscriber {
            final Course.Client kept = course.client();
            boolean follows = true;
            private long sequence = -1;

            @Override
            public void tell(Message message) {
                var json = read(message);
                assertThat(follows).as("seed %d: told after leaving: %s", seed, json).isTrue();
                if (json.path("type").asText().equals("snapshot")) {
                    kept.snapshot(json.path("data"));
                } else {
                    assertThat(json.path("previous").asLong())
                            .as("seed %d, %s: %s", seed, course, json)
                            .isEqualTo(sequence);
                    kept.update(json.path("data"));
                }
                sequence = json.path("sequence").asLong();
            }

            @Override
            public void ended(Subject subject, Problem why) {
                follows = false;
            }

            private JsonNode read(Message message) {
                try {
                    return JSON.readTree(message.json());
                } catch (IOException e) {
                    throw new UncheckedIOException(message.json(), e);
                }
            }
        }
    }
}

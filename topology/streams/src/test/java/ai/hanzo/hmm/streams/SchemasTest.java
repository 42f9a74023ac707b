package ai.hanzo.hmm.streams;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.hanzo.hmm.wire.registry.FixedCatalogue;
import ai.hanzo.hmm.wire.registry.Registered;
import ai.hanzo.hmm.wire.registry.Registry;
import ai.hanzo.hmm.wire.registry.RegistryRefusal;
import ai.hanzo.hmm.wire.serde.RegistryUnavailableException;
import ai.hanzo.hmm.wire.topic.TopicCatalogue;

import org.apache.avro.Schema;
import org.junit.jupiter.api.Test;

import java.util.HashSet;
import java.util.Set;

class SchemasTest {
    private final TopicCatalogue topics = new TopicCatalogue(TopicCatalogue.DEFAULT_PREFIX);

    /// A registry that is away for its first questions.
    private static final class Away implements Registry {
        private final Registry behind;
        private final Set<Integer> read = new HashSet<>();
        private int questionsLeft;

        Away(Registry behind, int questions) {
            this.behind = behind;
            this.questionsLeft = questions;
        }

        @Override
        public int register(String subject, Schema schema) {
            if (questionsLeft-- > 0) throw new RegistryUnavailableException("away");
            return behind.register(subject, schema);
        }

        @Override
        public int idOf(String subject, Schema schema) {
            throw new AssertionError("not asked");
        }

        @Override
        public Registered latest(String subject) {
            throw new AssertionError("not asked");
        }

        @Override
        public Schema byId(int id) {
            read.add(id);
            return behind.byId(id);
        }
    }

    @Test
    void waitsForTheRegistryAndThenKnowsTheSchemaOfEveryTopic() {
        var registry = new Away(new FixedCatalogue(topics), 2);
        Schemas.learn(registry, topics);
        assertThat(registry.questionsLeft).isNegative();
        assertThat(registry.read).hasSameSizeAs(topics.all());
    }

    @Test
    void whatTheRegistryDoesNotTakeIsNotWaitedFor() {
        var other = new FixedCatalogue(new TopicCatalogue("other."));
        assertThatThrownBy(() -> Schemas.learn(new Away(other, 0), topics))
                .isInstanceOf(RegistryRefusal.class);
    }
}

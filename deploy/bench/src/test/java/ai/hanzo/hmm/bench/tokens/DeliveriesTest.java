package ai.hanzo.hmm.bench.tokens;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import org.junit.jupiter.api.Test;

/// Which token is whose.
class DeliveriesTest {
    private final Deliveries deliveries = new Deliveries();

    @Test
    void anAllocationWaitsForItsToken() {
        var allocation = Examples.allocation("m#1", "t7");
        var read = Examples.read("m#1");

        assertThat(deliveries.allocated(allocation)).isEmpty();
        assertThat(deliveries.opened(read)).contains(new Delivery(allocation, read));
        assertThat(deliveries.takeComplete())
                .singleElement()
                .satisfies(delivery -> assertThat(delivery.number()).isEqualTo(7));
        assertThat(deliveries.takeComplete()).isEmpty();
    }

    @Test
    void aTokenThatIsReadFirstKeepsItsTime() {
        var allocation = Examples.allocation("m#1", "t7");
        var read = Examples.read("m#1");

        assertThat(deliveries.opened(read)).isEmpty();
        assertThat(deliveries.allocated(allocation)).contains(new Delivery(allocation, read));
    }

    @Test
    void aSecondTokenOfAnAllocationIsWrong() {
        deliveries.allocated(Examples.allocation("m#1", "t7"));
        deliveries.opened(Examples.read("m#1"));

        assertThatIllegalStateException()
                .isThrownBy(() -> deliveries.opened(Examples.read("m#1")))
                .withMessage("the allocation has two tokens: m#1");
    }

    @Test
    void aSecondAllocationOfAnOrderIsWrong() {
        deliveries.allocated(Examples.allocation("m#1", "t7"));

        assertThatIllegalStateException()
                .isThrownBy(() -> deliveries.allocated(Examples.allocation("m#2", "t7")))
                .withMessage("the order has two allocations: alice t7");
    }

    @Test
    void noneMayBeAlone() {
        deliveries.allocated(Examples.allocation("m#1", "t7"));
        deliveries.opened(Examples.read("m#2"));

        assertThatIllegalStateException()
                .isThrownBy(deliveries::takeComplete)
                .withMessage(
                        "1 allocations without a token: [m#1]; 1 tokens without an allocation:"
                                + " [m#2]");
    }
}

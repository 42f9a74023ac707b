package ai.hanzo.hmm.door.tail;

/// Hears of everything that happens, each record once and those of a partition in their order. It
/// is called by one thread, which it must not keep waiting.
@FunctionalInterface
public interface Listener {
    void happened(Happening happening);
}

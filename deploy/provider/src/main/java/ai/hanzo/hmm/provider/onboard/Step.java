package ai.hanzo.hmm.provider.onboard;

/// One thing that a provider needs.
interface Step {
    /// A word.
    String name();

    Finding look(Situation now);

    /// Does it, or asks the exchange to; what comes of it is looked at again. Only taken where it
    /// was found missing.
    ///
    /// @throws ai.hanzo.hmm.node.CannotStart when it is refused
    void take(Situation now) throws InterruptedException;

    /// Whether the steps after it wait when something is in its way.
    default boolean holdsUp(Situation now) {
        return true;
    }

    /// A step that nobody can take here.
    static Step lookingOnly(String name, Looking looking) {
        return new Step() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public Finding look(Situation now) {
                return looking.look(now);
            }

            @Override
            public void take(Situation now) {
                throw new IllegalStateException(name + " cannot be taken");
            }
        };
    }

    /// What a step without taking is made of.
    @FunctionalInterface
    interface Looking {
        Finding look(Situation now);
    }
}

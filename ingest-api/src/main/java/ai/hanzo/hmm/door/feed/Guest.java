package ai.hanzo.hmm.door.feed;

/// Who is at the other end of a connection. What it may hear is asked again while it lasts.
public interface Guest {
    /// Whose connections are counted together: a credential's name, or a socket address.
    String who();

    /// Whether it may hear of an account now.
    boolean mayHear(String account);

    /// Counts one message of it.
    ///
    /// @throws ai.hanzo.hmm.door.problem.Problem `RATE_LIMITED`
    void charge();

    /// Whether it is known by a credential, and not just by where it comes from.
    boolean isAuthenticated();

    /// Whether what it was admitted with is still good.
    boolean isStillGood();
}

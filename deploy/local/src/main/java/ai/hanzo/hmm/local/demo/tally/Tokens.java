package ai.hanzo.hmm.local.demo.tally;

import ai.hanzo.hmm.wire.AccessToken;
import ai.hanzo.hmm.wire.Allocation;

import java.util.Optional;

/// Access tokens, each checked as the provider that it is shown to would.
public final class Tokens {
    /// Checks a token against its allocation.
    @FunctionalInterface
    public interface Check {
        /// What is wrong with the token; empty when nothing is.
        Optional<String> complaint(AccessToken token, Allocation allocation);
    }

    private final Check check;
    private final Grants grants;
    private long verified;
    private long bad;
    private String firstComplaint = "";

    Tokens(Check check, Grants grants) {
        this.check = check;
        this.grants = grants;
    }

    void on(AccessToken token) {
        grants.take(token.getAllocationId())
                .map(allocation -> check.complaint(token, allocation))
                .orElse(Optional.of("there is no allocation that lacks a token"))
                .ifPresentOrElse(why -> refuse(token, why), () -> verified++);
    }

    private void refuse(AccessToken token, String complaint) {
        if (bad++ == 0) firstComplaint = token.getAllocationId() + ": " + complaint;
    }

    /// Tokens that are what their allocations say, one an allocation.
    public long verified() {
        return verified;
    }

    public long bad() {
        return bad;
    }

    /// What was wrong with the first bad token, for people.
    public String firstComplaint() {
        return firstComplaint;
    }
}

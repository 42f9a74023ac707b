package ai.hanzo.hmm.local.demo.tally;

import java.util.Optional;

/// What providers found of the access tokens that they were shown.
public final class Tokens {
    private long verified;
    private long bad;
    private String firstComplaint = "";

    /// A token was checked.
    ///
    /// @param complaint what is wrong with it; empty when nothing is
    public void checked(String allocationId, Optional<String> complaint) {
        if (complaint.isEmpty()) verified++;
        else if (bad++ == 0) firstComplaint = allocationId + ": " + complaint.get();
    }

    /// Tokens that are genuine and what their allocations say, one an allocation.
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

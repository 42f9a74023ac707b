package ai.hanzo.hmm.local.demo.tally;

/// What providers found of the access tokens that they were shown.
public final class Tokens {
    private long verified;
    private long late;
    private long bad;
    private String firstComplaint = "";

    /// A token was genuine.
    public void genuine() {
        verified++;
    }

    /// A token was genuine and shown when its time was over.
    public void late() {
        verified++;
        late++;
    }

    /// A token opened nothing.
    public void rejected(String allocationId, String why) {
        if (bad++ == 0) firstComplaint = allocationId + ": " + why;
    }

    /// Tokens that are genuine and what their allocations say, one an allocation.
    public long verified() {
        return verified;
    }

    /// Of those, the ones whose time was over when they were shown.
    public long showedLate() {
        return late;
    }

    public long bad() {
        return bad;
    }

    /// What was wrong with the first bad token, for people.
    public String firstComplaint() {
        return firstComplaint;
    }
}

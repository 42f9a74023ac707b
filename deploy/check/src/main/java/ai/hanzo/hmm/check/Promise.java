package ai.hanzo.hmm.check;

/// What an exchange promises about its records. The ids are stable: reports are read by programs.
public enum Promise {
    /// Every record of an input topic is decided once and answered once, or is a dead letter once;
    /// there is no answer to what nobody sent.
    OUTCOMES("outcomes", "every command has exactly one outcome"),

    /// Executions count from 1 per account and source, settlements per market.
    SEQUENCES("sequences", "sequences have no gap and no repeat"),

    /// The legs of a settlement sum to zero in every asset and are what its own figures say.
    ZERO_SUM("zero-sum", "every settlement sums to zero"),

    /// The postings of an account's executions add up to the balances that are published.
    BALANCES("balances", "balances are the sum of postings, none below zero"),

    /// What a command carries to its market as held is what it needs and what was posted as held.
    HOLDS("holds", "what a command needs is held, neither more nor less"),

    /// What was deposited or issued is with the accounts or the markets.
    CONSERVATION("conservation", "nothing is lost and nothing is made"),

    /// What an account sends another is posted as sent once, and received or returned once.
    CREDITS("credits", "what is sent to another account is received or returned once"),

    /// What observers reported gives, by a reckoning that shares nothing with the market's, every
    /// score, rank, bonus, penalty and strike that was published.
    SCORES("scores", "what was reported gives every score, rank, bonus and strike"),

    /// Every allocation stands for units that were bought or redeemed, is opened by one token, and
    /// lives, is metered, ends and is paid back as the rules say, by the same auditor's reckoning.
    ALLOCATIONS("allocations", "allocations are bought, metered, ended and paid back by the rules"),

    /// A market's log, replayed through the market alone, gives what the market published.
    REPLAY("replay", "a market's log gives what it published, byte for byte"),

    /// What is published comes from what is committed, once; no transaction is left open.
    ATOMICITY("atomicity", "nothing of an aborted transaction is visible");

    private final String id;
    private final String sentence;

    Promise(String id, String sentence) {
        this.id = id;
        this.sentence = sentence;
    }

    /// Its stable name, in lower case.
    public String id() {
        return id;
    }

    /// What is promised, for people.
    public String sentence() {
        return sentence;
    }
}

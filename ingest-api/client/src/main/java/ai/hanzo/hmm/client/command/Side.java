package ai.hanzo.hmm.client.command;

public enum Side {
    BUY,
    SELL
}

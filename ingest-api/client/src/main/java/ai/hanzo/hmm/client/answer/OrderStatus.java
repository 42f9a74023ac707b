package ai.hanzo.hmm.client.answer;

public enum OrderStatus {
    OPEN,
    FILLED,
    CANCELLED,
    REFUSED
}

package ai.hanzo.hmm.market.event;

/// Why a command was refused; the names are stable and public (rules, section 11).
public enum RefusalCode {
    UNKNOWN_MARKET,
    MARKET_EXISTS,
    MARKET_NOT_ACTIVE,
    TICK_SIZE,
    LOT_SIZE,
    MIN_NOTIONAL,
    INVALID_ORDER,
    INVALID_AMOUNT,
    INSUFFICIENT_FUNDS,
    INSUFFICIENT_BOND,
    CLIENT_ORDER_ID_CONFLICT,
    UNKNOWN_ORDER,
    ORDER_DONE,
    NO_LIQUIDITY,
    OPEN_ORDER_LIMIT,
    MIN_SHARES,
    MIN_AMOUNT,
    CAPACITY_BUSY,
    UNKNOWN_PROVIDER,
    ALREADY_REGISTERED,
    INVALID_KEY,
    OVERFLOW,
    INVARIANT
}

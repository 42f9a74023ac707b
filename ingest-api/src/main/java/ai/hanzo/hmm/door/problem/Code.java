package ai.hanzo.hmm.door.problem;

import java.util.Locale;

/// Every reason for which the door turns a request away, with its HTTP status. A code never changes
/// its meaning; the sentence beside it may. The market's own refusals are answers, not problems:
/// they are read at a command's outcome.
public enum Code {
    /// Not one well-formed JSON object of UTF-8 text.
    MALFORMED(400, "The request is malformed"),
    UNKNOWN_FIELD(400, "A field is unknown"),
    MISSING_FIELD(400, "A field is missing"),
    /// A field that the others leave no room for, such as a price of a MARKET order.
    FIELD_NOT_ALLOWED(400, "A field is out of place"),
    /// A field of the wrong JSON type.
    INVALID_TYPE(400, "A field has the wrong type"),
    INVALID_AMOUNT(400, "An amount is invalid"),
    /// An account, id or market that breaks the rules of names.
    INVALID_ID(400, "A name is invalid"),
    /// A value out of its range or list.
    INVALID_VALUE(400, "A value is invalid"),
    /// No credential where one is needed, or one that is not good.
    UNAUTHENTICATED(401, "Say who you are"),
    /// A role or an account that the caller does not have.
    FORBIDDEN(403, "The caller may not do this"),
    /// A page of another place, seen by the `Origin` that its browser sends.
    FORBIDDEN_ORIGIN(403, "The page is not the door's"),
    /// A name that is not the door's, seen by the `Host` that a browser sends.
    FORBIDDEN_HOST(403, "The name is not the door's"),
    NOT_FOUND(404, "There is nothing here"),
    UNKNOWN_MARKET(404, "The market is unknown"),
    UNKNOWN_ORDER(404, "The order is unknown"),
    UNKNOWN_COMMAND(404, "The command is unknown"),
    UNKNOWN_ACCOUNT(404, "The account is unknown"),
    UNKNOWN_ALLOCATION(404, "The allocation is unknown"),
    METHOD_NOT_ALLOWED(405, "The method is not allowed here"),
    /// The client took too long to send its request.
    REQUEST_TIMEOUT(408, "The request took too long"),
    BODY_TOO_LARGE(413, "The body is too large"),
    UNSUPPORTED_MEDIA_TYPE(415, "The content type is not supported"),
    /// A feed is a WebSocket.
    UPGRADE_REQUIRED(426, "A WebSocket is needed"),
    /// Of feeds, of the caller or of all.
    TOO_MANY_CONNECTIONS(429, "Too many connections"),
    /// Of one feed.
    TOO_MANY_SUBSCRIPTIONS(422, "Too many subscriptions"),
    /// The feed's messages were read too slowly.
    SLOW_CONSUMER(429, "Read too slowly"),
    TICK_SIZE(422, "The price is off the market's tick"),
    LOT_SIZE(422, "The quantity is off the market's lot"),
    MIN_NOTIONAL(422, "The order is too small"),
    OVERFLOW(422, "The order is too large"),
    /// More than one may ask; `Retry-After` says when there is room again.
    RATE_LIMITED(429, "Too many requests"),
    INTERNAL(500, "The door failed"),
    /// The log or the views cannot be reached now; the same request may be sent again.
    UNAVAILABLE(503, "Not available now");

    private final int status;
    private final String title;

    Code(int status, String title) {
        this.status = status;
        this.title = title;
    }

    /// The HTTP status that carries it.
    public int status() {
        return status;
    }

    /// A few words, the same for every occurrence.
    public String title() {
        return title;
    }

    /// The problem's type as a URI: a name, not a place.
    public String type() {
        return "urn:hmm:problem:" + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}

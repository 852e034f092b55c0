package dev.parley.realtime.session;

/** Why the server ends a session. Clients decide by the code whether, and when, to come back. */
public enum CloseCode {
    NORMAL(1000, "bye"),
    SERVER_ERROR(1011, "server error"),
    OVERLOADED(1013, "try again later"),
    HEARTBEAT_MISSED(4000, "heartbeat missed"),
    DRAINED(4001, "drained"),
    TOO_SLOW(4002, "too slow"),
    NOT_THE_PROTOCOL(4400, "not the protocol"),
    NOT_AUTHENTICATED(4401, "not authenticated"),
    REVOKED(4403, "session revoked"),
    AUTHENTICATION_TOO_LATE(4408, "no authentication in time"),
    TOO_MANY_SESSIONS(4429, "too many sessions");

    private final int code;
    private final String reason;

    CloseCode(int code, String reason) {
        this.code = code;
        this.reason = reason;
    }

    public int code() {
        return code;
    }

    public String reason() {
        return reason;
    }
}

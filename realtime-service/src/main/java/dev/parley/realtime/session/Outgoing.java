package dev.parley.realtime.session;

/** A frame on its way out; one object serves all sessions that it goes to. */
public record Outgoing(byte[] frame, Kind kind) {
    /** What happens to a frame when the reader is slow. */
    public enum Kind {
        /** Never dropped; what asked for it is bounded. */
        REPLY,
        /** Never dropped alone: too many, and the session is limited. */
        DURABLE,
        /** Dropped first. */
        EPHEMERAL
    }

    public static Outgoing reply(byte[] frame) {
        return new Outgoing(frame, Kind.REPLY);
    }

    public static Outgoing durable(byte[] frame) {
        return new Outgoing(frame, Kind.DURABLE);
    }

    public static Outgoing ephemeral(byte[] frame) {
        return new Outgoing(frame, Kind.EPHEMERAL);
    }
}

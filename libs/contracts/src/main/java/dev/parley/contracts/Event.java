package dev.parley.contracts;

import java.util.UUID;

/**
 * A fact that one service tells the others. {@link #type()} is the routing key and the CloudEvents type; it is a
 * string of ours and never a class name, so that classes can move.
 */
public interface Event {
    String type();

    /** What the fact is about, as the CloudEvents subject. */
    UUID subject();
}

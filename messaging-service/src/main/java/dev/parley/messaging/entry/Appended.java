package dev.parley.messaging.entry;

import java.time.Instant;

/** What became of one message of a batch. */
sealed interface Appended {
    /** It is in the log; a duplicate was so before, and this is where. */
    record Stored(long seq, Instant createdAt, boolean duplicate) implements Appended {}

    record Refused(RuntimeException reason) implements Appended {}

    /** The read model does not have the sender among the log's members. */
    record NotAMember() implements Appended {}
}

package dev.parley.messaging.position;

/** Where a member is in a log after merging, and how many messages lie behind that. */
record Position(long delivered, long read, long unread) {}

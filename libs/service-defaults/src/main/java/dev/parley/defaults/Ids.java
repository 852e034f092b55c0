package dev.parley.defaults;

import java.util.UUID;

/** Gives new ids: UUIDv7 (RFC 9562), so that they sort by the time of their making. */
@FunctionalInterface
public interface Ids {
    UUID next();
}

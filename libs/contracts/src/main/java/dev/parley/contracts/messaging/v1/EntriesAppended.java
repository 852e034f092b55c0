package dev.parley.contracts.messaging.v1;

import dev.parley.contracts.Event;
import java.util.List;
import java.util.UUID;

/** The entries of one batch are stored. Those of one log stand in the order of their sequence. */
public record EntriesAppended(List<AppendedEntry> entries) implements Event {
    public static final String TYPE = "messaging.entries-appended.v1";

    @Override
    public String type() {
        return TYPE;
    }

    @Override
    public UUID subject() {
        return entries.getFirst().log();
    }
}

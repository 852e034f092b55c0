package dev.parley.contracts.messaging.v1;

import dev.parley.contracts.Event;
import java.util.List;
import java.util.UUID;

/** Delivered or read positions moved forward. */
public record PositionsAdvanced(List<MemberPosition> positions) implements Event {
    public static final String TYPE = "messaging.positions-advanced.v1";

    @Override
    public String type() {
        return TYPE;
    }

    @Override
    public UUID subject() {
        return positions.getFirst().log();
    }
}

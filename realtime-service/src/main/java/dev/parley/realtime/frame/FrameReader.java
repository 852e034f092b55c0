package dev.parley.realtime.frame;

import static dev.parley.contracts.problem.ProblemType.INVALID_REQUEST;
import static dev.parley.contracts.problem.ProblemType.UNKNOWN_OPERATION;

import dev.parley.defaults.problem.Problem;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The one place where bytes of a client become a {@link Frame}. Unknown fields are ignored, wrong ones all named. */
@Component
public class FrameReader {
    private final JsonMapper json;

    public FrameReader(JsonMapper json) {
        this.json = json;
    }

    public Frame read(InputStream bytes) throws FrameRejected {
        JsonNode frame = parse(bytes);
        Long id = id(frame.path("id"));
        if (id == null) {
            throw new FrameRejected(null, Problem.invalid("id", "must be a positive integer"));
        }
        JsonNode op = frame.path("op");
        if (!op.isString()) {
            throw new FrameRejected(id, Problem.invalid("op", "must be a string"));
        }
        JsonNode d = frame.path("d");
        if (!d.isMissingNode() && !d.isNull() && !d.isObject()) {
            throw new FrameRejected(id, Problem.invalid("d", "must be an object"));
        }
        var fields = new Fields(d);
        Frame read = read(id, op.stringValue(), fields);
        if (!fields.errors().isEmpty()) {
            throw new FrameRejected(id, Problem.invalid(fields.errors()));
        }
        return read;
    }

    private JsonNode parse(InputStream bytes) throws FrameRejected {
        JsonNode frame;
        try {
            frame = json.readTree(bytes);
        } catch (JacksonException malformed) {
            throw new FrameRejected(null, Problem.of(INVALID_REQUEST, "The frame is not JSON."));
        }
        if (!frame.isObject()) {
            throw new FrameRejected(null, Problem.of(INVALID_REQUEST, "The frame is not a JSON object."));
        }
        return frame;
    }

    private static @Nullable Long id(JsonNode id) {
        return id.isIntegralNumber() && id.canConvertToLong() && id.longValue() > 0 ? id.longValue() : null;
    }

    private static Frame read(long id, String op, Fields d) throws FrameRejected {
        return switch (op) {
            case "authenticate" -> new Frame.Authenticate(id, d.string("token"));
            case "token.refresh" -> new Frame.RefreshToken(id, d.string("token"));
            case "resume" -> new Frame.Resume(id, d.positions("positions"));
            case "message.send" ->
                new Frame.SendMessage(id, d.uuid("conversationId"), d.uuid("clientMessageId"), d.string("text"));
            case "position.advance" ->
                new Frame.AdvancePosition(
                        id, d.uuid("conversationId"), d.optionalSeq("delivered"), d.optionalSeq("read"));
            case "typing" -> new Frame.Typing(id, d.uuid("conversationId"), d.bool("typing"));
            case "presence.watch" -> new Frame.WatchPresence(id, d.uuids("userIds"));
            case "ping" -> new Frame.Ping(id);
            default -> throw new FrameRejected(id, Problem.of(UNKNOWN_OPERATION, "There is no such operation."));
        };
    }
}

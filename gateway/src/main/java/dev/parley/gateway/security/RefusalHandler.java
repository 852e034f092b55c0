package dev.parley.gateway.security;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.parley.contracts.problem.ProblemType;
import dev.parley.defaults.problem.Problem;
import dev.parley.defaults.problem.ProblemDocument;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpResponseStatus;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** Requests that are not HTTP, or whose line or headers are too long, are refused by Netty: here they get a problem. */
class RefusalHandler extends ChannelOutboundHandlerAdapter {
    private static final Map<HttpResponseStatus, Problem> PROBLEMS = Map.of(
            HttpResponseStatus.BAD_REQUEST,
            Problem.of(ProblemType.INVALID_REQUEST, "This is not an HTTP request."),
            HttpResponseStatus.REQUEST_ENTITY_TOO_LARGE,
            Problem.of(ProblemType.PAYLOAD_TOO_LARGE, "The request's headers are too long."),
            HttpResponseStatus.REQUEST_HEADER_FIELDS_TOO_LARGE,
            Problem.of(ProblemType.PAYLOAD_TOO_LARGE, "The request's headers are too long."),
            HttpResponseStatus.REQUEST_URI_TOO_LONG,
            Problem.of(ProblemType.PAYLOAD_TOO_LARGE, "The request's path is too long."));

    private final JsonMapper json;

    RefusalHandler(JsonMapper json) {
        this.json = json;
    }

    @Override
    public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
        if (message instanceof FullHttpResponse answer
                && !answer.content().isReadable()
                && !answer.headers().contains(HttpHeaderNames.CONTENT_TYPE)
                && PROBLEMS.get(answer.status()) instanceof Problem problem) {
            answer.release();
            context.write(explained(problem), promise);
        } else {
            context.write(message, promise);
        }
    }

    private FullHttpResponse explained(Problem problem) {
        var document = ProblemDocument.of(problem, null, null, null);
        var answer = new DefaultFullHttpResponse(
                io.netty.handler.codec.http.HttpVersion.HTTP_1_1,
                HttpResponseStatus.valueOf(document.status()),
                Unpooled.copiedBuffer(json.writeValueAsString(document), UTF_8));
        answer.headers()
                .set(HttpHeaderNames.CONTENT_TYPE, "application/problem+json")
                .setInt(HttpHeaderNames.CONTENT_LENGTH, answer.content().readableBytes())
                .set(HttpHeaderNames.CONNECTION, "close");
        return answer;
    }
}

package dev.parley.gateway.socket;

import io.netty.buffer.ByteBufUtil;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpResponseStatus;

/** What a node answered to the request for an upgrade. */
record UpgradeAnswer(int status, HttpHeaders headers, byte[] body) {
    static UpgradeAnswer of(FullHttpResponse answer) {
        return new UpgradeAnswer(
                answer.status().code(), answer.headers().copy(), ByteBufUtil.getBytes(answer.content()));
    }

    boolean isUpgraded() {
        return status == HttpResponseStatus.SWITCHING_PROTOCOLS.code();
    }
}

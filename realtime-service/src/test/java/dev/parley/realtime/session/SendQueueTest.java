package dev.parley.realtime.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class SendQueueTest {
    private final FakeSocket socket = new FakeSocket();
    private final SendQueue queue = new SendQueue(socket, 4);

    @Test
    void writesAtOnceAndFlushesOnce() {
        queue.offer(Outgoing.durable(bytes("1")));
        queue.offer(Outgoing.ephemeral(bytes("2")));
        assertThat(socket.frames()).containsExactly("1", "2");
        assertThat(socket.flushes()).isEqualTo(1);
    }

    @Test
    void keepsTheOrderWhenTheNetworkTakesMoreAgain() {
        socket.writable(false);
        queue.offer(Outgoing.durable(bytes("1")));
        queue.offer(Outgoing.reply(bytes("2")));
        assertThat(socket.frames()).isEmpty();
        socket.writable(true);
        queue.offer(Outgoing.durable(bytes("3")));
        queue.drain();
        assertThat(socket.frames()).containsExactly("1", "2", "3");
    }

    @Test
    void dropsEphemeralsFirst() {
        socket.writable(false);
        assertThat(queue.offer(Outgoing.durable(bytes("1")))).isTrue();
        assertThat(queue.offer(Outgoing.durable(bytes("2")))).isTrue();
        assertThat(queue.offer(Outgoing.ephemeral(bytes("typing")))).isFalse();
        assertThat(queue.offer(Outgoing.durable(bytes("3")))).isTrue();
        assertThat(queue.offer(Outgoing.durable(bytes("4")))).isTrue();
        assertThat(queue.offer(Outgoing.durable(bytes("5")))).isFalse();
    }

    @Test
    void countsBytesToo() {
        socket.writable(false);
        assertThat(queue.offer(Outgoing.durable(new byte[1024 * 1024]))).isTrue();
        assertThat(queue.offer(Outgoing.durable(bytes("2")))).isFalse();
        socket.writable(true);
        queue.drain();
        socket.writable(false);
        assertThat(queue.offer(Outgoing.durable(bytes("3")))).isTrue();
    }

    @Test
    void neverRefusesReplies() {
        socket.writable(false);
        for (int i = 0; i < 100; i++) {
            assertThat(queue.offer(Outgoing.reply(bytes("" + i)))).isTrue();
        }
        assertThat(queue.waitingReplies()).isEqualTo(100);
        queue.dropPushes();
        socket.writable(true);
        queue.drain();
        assertThat(socket.frames()).hasSize(100);
        assertThat(queue.waitingReplies()).isZero();
    }

    @Test
    void forgetsPushesButNotReplies() {
        socket.writable(false);
        queue.offer(Outgoing.durable(bytes("push")));
        queue.offer(Outgoing.reply(bytes("reply")));
        queue.dropPushes();
        socket.writable(true);
        queue.drain();
        assertThat(socket.frames()).containsExactly("reply");
        assertThat(queue.isEmpty()).isTrue();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}

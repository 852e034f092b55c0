package dev.parley.realtime.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class SessionTest {
    private final UUID ada = UUID.randomUUID();
    private final FakeSocket socket = new FakeSocket();
    private final Bench bench = new Bench();

    @Test
    void isLimitedWhenItsReaderIsTooSlow() {
        Session session = bench.of(ada, socket);
        socket.writable(false);
        for (int i = 0; i < 10; i++) {
            session.push(Outgoing.durable(bytes("entry " + i)));
        }
        socket.writable(true);
        session.writable();
        assertThat(socket.frames()).containsExactly("{\"t\":\"limited\"}");
    }

    @Test
    void getsPushesAgainAfterAResume() {
        Session session = bench.of(ada, socket);
        session.limit();
        session.push(Outgoing.durable(bytes("lost")));
        session.resumed();
        session.push(Outgoing.durable(bytes("seen")));
        assertThat(socket.frames()).containsExactly("{\"t\":\"limited\"}", "seen");
    }

    @Test
    void readsNoMoreWhileTooManyAnswersAreOutstanding() {
        Session session = bench.of(ada, socket);
        for (int i = 0; i < 8; i++) {
            session.begin();
        }
        assertThat(socket.isReading()).isFalse();
        for (int i = 0; i < 4; i++) {
            session.ok(i, Map.of());
        }
        assertThat(socket.isReading()).isTrue();
    }

    @Test
    void answersThatNobodyReadsCountAsOutstanding() {
        Session session = bench.of(ada, socket);
        socket.writable(false);
        for (int i = 0; i < 8; i++) {
            session.begin();
            session.ok(i, Map.of());
        }
        assertThat(socket.isReading()).isFalse();
        socket.writable(true);
        session.writable();
        assertThat(socket.isReading()).isTrue();
    }

    @Test
    void missesItsHeartbeat() {
        Session session = bench.of(ada, socket);
        bench.clock.advance(Duration.ofSeconds(49));
        session.heard();
        bench.clock.advance(Duration.ofSeconds(49));
        bench.sessions.closeOverdue();
        assertThat(socket.closeCode()).isNull();
        bench.clock.advance(Duration.ofSeconds(2));
        bench.sessions.closeOverdue();
        assertThat(socket.closeCode()).isEqualTo(CloseCode.HEARTBEAT_MISSED);
    }

    @Test
    void endsWithItsTokenUnlessThatIsRenewed() {
        Session session = bench.of(ada, socket);
        bench.clock.advance(Duration.ofMinutes(9));
        session.identify(
                new Identity(ada, UUID.randomUUID(), bench.clock.instant().plusSeconds(600)));
        bench.clock.advance(Duration.ofMinutes(9));
        session.heard();
        bench.sessions.closeOverdue();
        assertThat(socket.closeCode()).isNull();
        bench.clock.advance(Duration.ofMinutes(2));
        session.heard();
        bench.sessions.closeOverdue();
        assertThat(socket.closeCode()).isEqualTo(CloseCode.NOT_AUTHENTICATED);
    }

    @Test
    void isClosedWhenNobodyAuthenticates() {
        bench.anonymous(socket);
        bench.clock.advance(Duration.ofSeconds(11));
        bench.sessions.closeOverdue();
        assertThat(socket.closeCode()).isEqualTo(CloseCode.AUTHENTICATION_TOO_LATE);
    }

    @Test
    void isRefusedWhenTheUserHasTooMany() {
        for (int i = 0; i < 3; i++) {
            bench.of(ada, new FakeSocket());
        }
        bench.of(ada, socket);
        assertThat(socket.closeCode()).isEqualTo(CloseCode.TOO_MANY_SESSIONS);
    }

    @Test
    void makesRoomWhenItCloses() {
        Session first = bench.of(ada, new FakeSocket());
        bench.of(ada, new FakeSocket());
        bench.of(ada, new FakeSocket());
        bench.sessions.closed(first);
        bench.sessions.closed(first);
        bench.of(ada, socket);
        assertThat(socket.closeCode()).isNull();
    }

    @Test
    void leavesNothingBehindWhenItClosedBeforeItsTokenWasValidated() {
        Session session = bench.anonymous(socket);
        bench.sessions.closed(session);
        var identity =
                new Identity(ada, UUID.randomUUID(), bench.clock.instant().plusSeconds(600));
        assertThat(bench.sessions.authenticate(session, identity)).isFalse();
        for (int i = 0; i < 3; i++) {
            bench.of(ada, socket);
        }
        assertThat(socket.closeCode()).isNull();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}

package dev.parley.conversation;

import dev.parley.conversation.user.UserDirectory;
import java.net.ConnectException;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.context.annotation.Primary;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Knows whom it was told of, and can be down. */
@Component
@Primary
public class FakeUserDirectory implements UserDirectory {
    private final Set<UUID> users = ConcurrentHashMap.newKeySet();
    private final AtomicInteger questions = new AtomicInteger();
    private volatile boolean down;

    public void know(UUID user) {
        users.add(user);
    }

    public void setDown(boolean down) {
        this.down = down;
    }

    public int questions() {
        return questions.get();
    }

    @Override
    public Mono<Set<UUID>> existing(Set<UUID> asked) {
        return Mono.fromCallable(() -> {
            questions.incrementAndGet();
            if (down) {
                throw new ConnectException("down");
            }
            Set<UUID> found = new HashSet<>(asked);
            found.retainAll(users);
            return found;
        });
    }
}

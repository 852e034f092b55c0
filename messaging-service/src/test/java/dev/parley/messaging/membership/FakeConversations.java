package dev.parley.messaging.membership;

import dev.parley.contracts.conversation.v1.Member;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.context.annotation.Primary;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** The owner of conversations, as far as it is asked. */
@Component
@Primary
public class FakeConversations implements ConversationMembership {
    private final Map<UUID, MembershipSnapshot> known = new ConcurrentHashMap<>();
    private final AtomicInteger questions = new AtomicInteger();
    private volatile boolean down;

    public void has(UUID conversation, long version, UUID... users) {
        var members =
                List.of(users).stream().map(user -> new Member(user, "member")).toList();
        known.put(conversation, new MembershipSnapshot(conversation, version, members));
    }

    public void goDown() {
        down = true;
    }

    public void comeBack() {
        down = false;
    }

    public int questions() {
        return questions.get();
    }

    @Override
    public Mono<MembershipSnapshot> of(UUID conversation) {
        questions.incrementAndGet();
        return down ? Mono.error(new IllegalStateException("down")) : Mono.justOrEmpty(known.get(conversation));
    }
}

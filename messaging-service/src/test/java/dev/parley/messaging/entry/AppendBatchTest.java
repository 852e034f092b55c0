package dev.parley.messaging.entry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.messaging.entry.AppendBatch.Stranger;
import dev.parley.messaging.membership.MembershipRejected;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class AppendBatchTest {
    private final UUID alice = UUID.randomUUID();
    private final UUID bob = UUID.randomUUID();
    private final UUID log = UUID.randomUUID();

    @Test
    void storesOnlyWhatIsValid() {
        var batch = new AppendBatch(
                List.of(message(alice, ""), message(alice, "fine"), new NewMessage(bob, log, null, "x")));
        assertThat(batch.open()).extracting(AppendBatch.Row::text).containsExactly(new MessageText("fine"));
        batch.settle(List.of(stored(7)));
        assertThat(batch.open()).isEmpty();
        assertThat(batch.outcomes())
                .satisfiesExactly(
                        first -> assertThat(reason(first)).isInstanceOf(EntryRejected.TextEmpty.class),
                        second -> assertThat(second).isEqualTo(stored(7)),
                        third -> assertThat(reason(third)).isInstanceOf(EntryRejected.FieldMissing.class));
    }

    @Test
    void asksForEachStrangerOnce() {
        var batch = new AppendBatch(List.of(message(alice, "1"), message(bob, "2"), message(alice, "3")));
        batch.settle(List.of(stranger(), stored(1), stranger()));
        assertThat(batch.strangers()).containsExactly(new Stranger(log, alice));
    }

    @Test
    void triesAgainThoseWhoTurnedOutToBeMembers() {
        var batch = new AppendBatch(List.of(message(alice, "1"), message(bob, "2"), message(alice, "3")));
        batch.settle(List.of(stranger(), stranger(), stranger()));
        batch.admit(new Stranger(log, alice));
        batch.refuse(new Stranger(log, bob), new MembershipRejected.ConversationNotFound());
        assertThat(batch.open()).extracting(AppendBatch.Row::senderId).containsExactly(alice, alice);
        batch.settle(List.of(stored(1), stored(2)));
        assertThat(batch.outcomes()).element(0).isEqualTo(stored(1));
        assertThat(reason(batch.outcomes().get(1))).isInstanceOf(MembershipRejected.ConversationNotFound.class);
        assertThat(batch.outcomes()).element(2).isEqualTo(stored(2));
    }

    @Test
    void whoIsStillAStrangerAtTheEndIsRefused() {
        var batch = new AppendBatch(List.of(message(alice, "1")));
        batch.settle(List.of(stranger()));
        batch.admit(new Stranger(log, alice));
        batch.settle(List.of(stranger()));
        assertThat(reason(batch.outcomes().getFirst())).isInstanceOf(MembershipRejected.ConversationNotFound.class);
    }

    private NewMessage message(UUID sender, String text) {
        return new NewMessage(sender, log, UUID.randomUUID(), text);
    }

    private static Appended stored(long seq) {
        return new Appended.Stored(seq, Instant.EPOCH, false);
    }

    private static Appended stranger() {
        return new Appended.NotAMember();
    }

    private static RuntimeException reason(Appended outcome) {
        return ((Appended.Refused) outcome).reason();
    }
}

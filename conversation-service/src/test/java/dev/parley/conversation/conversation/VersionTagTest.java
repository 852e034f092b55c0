package dev.parley.conversation.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class VersionTagTest {
    @Test
    void withoutAConditionEveryVersionWillDo() {
        assertThat(VersionTag.allowedBy(List.of()).test(3)).isTrue();
        assertThat(VersionTag.allowedBy(List.of("*")).test(3)).isTrue();
    }

    @Test
    void onlyTheVersionsNamedWillDo() {
        var allowed = VersionTag.allowedBy(List.of("\"2\"", "\"3\""));
        assertThat(allowed.test(3)).isTrue();
        assertThat(allowed.test(4)).isFalse();
    }

    @Test
    void weakOrMalformedTagsMatchNothing() {
        assertThat(VersionTag.allowedBy(List.of("W/\"3\"")).test(3)).isFalse();
        assertThat(VersionTag.allowedBy(List.of("3")).test(3)).isFalse();
    }
}

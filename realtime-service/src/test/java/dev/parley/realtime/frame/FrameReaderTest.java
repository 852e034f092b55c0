package dev.parley.realtime.frame;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.parley.contracts.problem.ProblemType;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

class FrameReaderTest {
    private static final UUID ID = UUID.fromString("0199c0de-0000-7000-8000-00000000000a");

    private final FrameReader reader = new FrameReader(JsonMapper.builder().build());

    @Test
    void readsEveryOperation() throws FrameRejected {
        String id = "\"" + ID + "\"";
        assertThat(read("{'id':1,'op':'authenticate','d':{'token':'t'}}")).isEqualTo(new Frame.Authenticate(1, "t"));
        assertThat(read("{'id':2,'op':'token.refresh','d':{'token':'t'}}")).isEqualTo(new Frame.RefreshToken(2, "t"));
        assertThat(read("{'id':3,'op':'resume','d':{'positions':{" + id + ":41}}}"))
                .isEqualTo(new Frame.Resume(3, Map.of(ID, 41L)));
        assertThat(read("{'id':4,'op':'message.send','d':{'conversationId':" + id + ",'clientMessageId':" + id
                        + ",'text':'hi'}}"))
                .isEqualTo(new Frame.SendMessage(4, ID, ID, "hi"));
        assertThat(read("{'id':5,'op':'position.advance','d':{'conversationId':" + id + ",'read':7}}"))
                .isEqualTo(new Frame.AdvancePosition(5, ID, null, 7L));
        assertThat(read("{'id':6,'op':'typing','d':{'conversationId':" + id + ",'typing':true}}"))
                .isEqualTo(new Frame.Typing(6, ID, true));
        assertThat(read("{'id':7,'op':'presence.watch','d':{'userIds':[" + id + "]}}"))
                .isEqualTo(new Frame.WatchPresence(7, List.of(ID)));
        assertThat(read("{'id':8,'op':'ping'}")).isEqualTo(new Frame.Ping(8));
    }

    @Test
    void ignoresFieldsThatItDoesNotKnow() throws FrameRejected {
        assertThat(read("{'id':8,'op':'ping','later':1,'d':{'more':[]}}")).isEqualTo(new Frame.Ping(8));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "nonsense",
                "{",
                "[]",
                "null",
                "{}",
                "{'op':'ping'}",
                "{'id':0,'op':'ping'}",
                "{'id':-1,'op':'ping'}",
                "{'id':1.5,'op':'ping'}",
                "{'id':'1','op':'ping'}",
                "{'id':99999999999999999999,'op':'ping'}",
                "{'id':1,'op':'ping'} {}"
            })
    void cannotAnswerByIdWhatHasNone(String text) {
        FrameRejected rejected = reject(text);
        assertThat(rejected.id()).isNull();
        assertThat(rejected.problem().type()).isEqualTo(ProblemType.INVALID_REQUEST);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'id':1}|op",
                "{'id':1,'op':7}|op",
                "{'id':1,'op':'ping','d':[]}|d",
                "{'id':1,'op':'authenticate'}|token",
                "{'id':1,'op':'authenticate','d':{'token':5}}|token",
                "{'id':1,'op':'resume','d':{}}|positions",
                "{'id':1,'op':'resume','d':{'positions':{'x':1}}}|positions",
                "{'id':1,'op':'resume','d':{'positions':{'0199c0de-0000-7000-8000-00000000000a':-1}}}|positions",
                "{'id':1,'op':'presence.watch','d':{'userIds':'x'}}|userIds",
                "{'id':1,'op':'presence.watch','d':{'userIds':[1]}}|userIds",
                "{'id':1,'op':'typing','d':{'conversationId':'0199c0de-0000-7000-8000-00000000000a','typing':'yes'}}|typing",
                "{'id':1,'op':'typing','d':{'conversationId':'1-1-1-1-1','typing':true}}|conversationId"
            })
    void namesTheFieldThatIsWrong(String text, String field) {
        FrameRejected rejected = reject(text);
        assertThat(rejected.id()).isEqualTo(1);
        assertThat(rejected.problem().errors())
                .singleElement()
                .matches(error -> error.field().equals(field));
    }

    @Test
    void namesEveryFieldThatIsWrong() {
        assertThat(reject("{'id':1,'op':'message.send','d':{'text':1}}")
                        .problem()
                        .errors())
                .extracting(error -> error.field())
                .containsExactly("conversationId", "clientMessageId", "text");
    }

    @Test
    void knowsNoOtherOperation() {
        assertThat(reject("{'id':1,'op':'message.unsend'}").problem().type()).isEqualTo(ProblemType.UNKNOWN_OPERATION);
    }

    @Test
    void refusesTooManyPositionsAndUsers() {
        var positions = new StringBuilder();
        for (int i = 0; i < 5_001; i++) {
            positions
                    .append(i == 0 ? "" : ",")
                    .append("'")
                    .append(UUID.randomUUID())
                    .append("':1");
        }
        assertThat(reject("{'id':1,'op':'resume','d':{'positions':{" + positions + "}}}")
                        .problem()
                        .errors())
                .hasSize(1);
    }

    @Test
    void survivesNestingAndBytesThatAreNoText() {
        assertThat(reject("{'id':1,'op':'ping','d':" + "[".repeat(60_000)).id()).isNull();
        var bytes = new ByteArrayInputStream(new byte[] {'{', '"', (byte) 0xc3, (byte) 0x28, '"', '}'});
        assertThat(catchThrowableOfType(FrameRejected.class, () -> reader.read(bytes))
                        .id())
                .isNull();
    }

    private FrameRejected reject(String text) {
        return catchThrowableOfType(FrameRejected.class, () -> read(text));
    }

    private Frame read(String text) throws FrameRejected {
        byte[] bytes = text.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
        return reader.read(new ByteArrayInputStream(bytes));
    }
}

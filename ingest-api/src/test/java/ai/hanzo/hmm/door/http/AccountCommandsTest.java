package ai.hanzo.hmm.door.http;

import static org.assertj.core.api.Assertions.assertThat;

import ai.hanzo.hmm.wire.OperatorCommand;
import ai.hanzo.hmm.wire.SetOwnerGroup;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AccountCommandsTest {
    private TestDoor door;

    @BeforeAll
    void open() {
        door = new TestDoor();
    }

    @AfterAll
    void close() {
        door.close();
    }

    @ParameterizedTest
    @CsvSource({"desk-7", "''"})
    void aGroupIsSetUnderTheAccount(String group) throws Exception {
        var body = "{\"group\":\"%s\",\"id\":\"op-4\"}".formatted(group);
        var answer = door.send("PUT", "/v1/accounts/alice/group", body.getBytes());
        assertThat(answer.status()).as(answer.json().toString()).isEqualTo(202);
        assertThat(answer.header("Location")).isEqualTo("/v1/accounts/alice/balances");
        assertThat(answer.json().path("account").asText()).isEqualTo("alice");
        var entry = door.log.entries.getLast();
        assertThat(entry.topic()).isEqualTo("hmm.operator-commands");
        assertThat(entry.key()).isEqualTo("alice");
        assertThat(entry.value())
                .isEqualTo(new OperatorCommand("", "op-4", new SetOwnerGroup("alice", group)));
    }

    @Test
    void theIdempotencyKeyIsTheIdOfTheCommand() throws Exception {
        var body = "{\"group\":\"g\"}".getBytes();
        door.send("PUT", "/v1/accounts/alice/group", body, "Idempotency-Key", "op-5");
        assertThat(((OperatorCommand) door.log.last()).getId()).isEqualTo("op-5");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    alice      | {}                         | MISSING_FIELD
                    alice      | {"group":null}             | INVALID_TYPE
                    alice      | {"group":"a b"}            | INVALID_ID
                    alice      | {"group":"@treasury"}      | INVALID_ID
                    alice      | {"group":"g","account":"a"} | UNKNOWN_FIELD
                    @treasury  | {"group":"g"}              | INVALID_ID
                    """)
    void aGroupIsTurnedAway(String account, String body, String code) throws Exception {
        var appended = door.log.entries.size();
        var answer = door.send("PUT", "/v1/accounts/" + account + "/group", body.getBytes());
        assertThat(answer.json().path("code").asText()).isEqualTo(code);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(door.log.entries).hasSize(appended);
    }
}

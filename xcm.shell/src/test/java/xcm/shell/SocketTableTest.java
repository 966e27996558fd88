package xcm.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
final class SocketTableTest {
    private static final String HEAD = "ID TYPE TRANSPORT LOCAL REMOTE SENT BYTES RECEIVED BYTES";

    @Test
    void shouldShowBothEndsWhenMessagesWereSentByTcp() throws Exception {
        try (var pair = Pair.of("tcp:127.0.0.1:0")) {
            pair.say("hello");
            pair.say("you");
            var server = pair.server().localAddress().orElseThrow();
            var client = pair.client().localAddress().orElseThrow();
            assertEquals(
                    List.of(
                            HEAD,
                            pair.serverId() + " server tcp " + server + " - - - - -",
                            pair.clientId() + " connection tcp " + client + " " + server + " 2 8 0 0",
                            pair.acceptedId() + " connection tcp " + server + " " + client + " 0 0 2 8"),
                    words(SocketTable.lines(pair.live())));
        }
    }

    @Test
    void shouldShowNoMessagesWhenItIsAByteStream() throws Exception {
        try (var pair = Pair.of("btcp:127.0.0.1:0")) {
            pair.say("hello");
            assertTrue(words(SocketTable.lines(pair.live())).get(2).endsWith(" - 5 - 0"));
        }
    }

    @Test
    void shouldShowTheNamesWhenItIsUx() throws Exception {
        var address = "ux:" + UUID.randomUUID();
        try (var pair = Pair.of(address)) {
            pair.say("hello");
            var client = pair.client().localAddress().orElseThrow();
            var line = pair.clientId() + " connection ux " + client + " " + address + " 1 5 0 0";
            assertEquals(line, words(SocketTable.lines(pair.live())).get(2));
        }
    }

    @Test
    void shouldLeaveOutASocketWhenItIsClosedInBetween() throws Exception {
        try (var pair = Pair.of("tcp:127.0.0.1:0")) {
            pair.client().close();
            var ids = SocketTable.lines(pair.live()).stream()
                    .skip(1)
                    .map(line -> line.strip().split(" ")[0])
                    .toList();
            assertEquals(List.of(pair.serverId(), pair.acceptedId()), ids);
        }
    }

    /** Makes one blank of many: the alignment is the table's, and tested there. */
    private static List<String> words(List<String> lines) {
        return lines.stream().map(line -> line.strip().replaceAll(" +", " ")).toList();
    }
}

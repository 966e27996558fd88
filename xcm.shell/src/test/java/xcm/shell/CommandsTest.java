package xcm.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import xcm.attr.AttributeValue;

@Timeout(30)
final class CommandsTest {
    @TempDir
    private Path cache;

    private Host host;
    private Commands commands;

    @BeforeEach
    void start() throws Exception {
        host = Host.start(cache);
        commands = new Commands(host.context(), new Local());
    }

    @AfterEach
    void stop() throws Exception {
        host.close();
    }

    @Test
    void shouldPrintTheValueAloneWhenAnAttributeIsNamed() throws Exception {
        try (var pair = Pair.of("tcp:127.0.0.1:0")) {
            assertEquals("server", commands.attribute(pair.serverId(), "xcm.type"));
            assertEquals("true", commands.attribute(pair.clientId(), "xcm.blocking"));
            assertEquals("262144", commands.attribute(pair.clientId(), "xcm.max_msg_size"));
            assertEquals("10.0", commands.attribute(pair.clientId(), "dns.timeout"));
            assertTrue(Long.parseLong(commands.attribute(pair.acceptedId(), "tcp.rtt")) > 0);
        }
    }

    @Test
    void shouldListAllInOrderWhenNoAttributeIsNamed() throws Exception {
        var address = "ux:" + UUID.randomUUID();
        try (var pair = Pair.of(address)) {
            assertEquals(
                    List.of(
                            "xcm.blocking = true",
                            "xcm.type = server",
                            "xcm.transport = ux",
                            "xcm.service = messaging",
                            "xcm.local_addr = " + address),
                    commands.attributes(pair.serverId()));
        }
    }

    @Test
    void shouldWriteBytesAsHexadecimalNumbersWhenTheValueIsBinary() {
        assertEquals("0a:ff:00", Attributes.text(AttributeValue.of(new byte[] {10, -1, 0})));
    }

    @ParameterizedTest
    @ValueSource(strings = {"987654321", "-1", "one", ""})
    void shouldSayThatThereIsNoSocketWhenTheIdIsOfNone(String id) {
        var message = "xcm:get: there is no socket " + id + ": list the sockets with xcm:sockets";
        assertFails(message, assertThrows(CommandFailure.class, () -> commands.attributes(id)));
        assertFails(message, assertThrows(CommandFailure.class, () -> commands.attribute(id, "xcm.type")));
        assertEquals(Map.of(), commands.names(id));
    }

    @Test
    void shouldSayThatThereIsNoAttributeWhenTheNameIsOfNone() throws Exception {
        try (var pair = Pair.of("tcp:127.0.0.1:0")) {
            var id = pair.serverId();
            assertFails(
                    "xcm:get: socket " + id + " has no attribute tcp.rtt now: list what it has with xcm:get " + id,
                    assertThrows(CommandFailure.class, () -> commands.attribute(id, "tcp.rtt")));
        }
    }

    @Test
    void shouldSayWhyWhenTheNameIsMalformed() throws Exception {
        try (var pair = Pair.of("tcp:127.0.0.1:0")) {
            var failure = assertThrows(CommandFailure.class, () -> commands.attribute(pair.serverId(), "xcm..type"));
            assertTrue(failure.getMessage().startsWith("xcm:get: get xcm..type "), failure.getMessage());
            assertTrue(failure.getMessage().contains("EINVAL"), failure.getMessage());
        }
    }

    @Test
    void shouldSayThatThereIsNoSocketWhenItIsClosedInBetween() throws Exception {
        try (var pair = Pair.of("tcp:127.0.0.1:0")) {
            var stale = new Commands(host.context(), new Local(pair::live));
            pair.client().close();
            var id = pair.clientId();
            var message = "xcm:get: there is no socket " + id + ": list the sockets with xcm:sockets";
            assertFails(message, assertThrows(CommandFailure.class, () -> stale.attribute(id, "xcm.type")));
            assertFails(message, assertThrows(CommandFailure.class, () -> stale.attributes(id)));
            assertEquals(Map.of(), stale.names(id));
        }
    }

    @Test
    void shouldDescribeTheSocketsWhenAnIdIsCompleted() throws Exception {
        var address = "ux:" + UUID.randomUUID();
        try (var pair = Pair.of(address)) {
            assertEquals("server ux " + address, commands.ids().get(pair.serverId()));
            var client = pair.client().localAddress().orElseThrow();
            assertEquals(
                    "connection ux " + client + " to " + address, commands.ids().get(pair.clientId()));
        }
    }

    @Test
    void shouldGiveNamesAndValuesWhenAnAttributeIsCompleted() throws Exception {
        try (var pair = Pair.of("ux:" + UUID.randomUUID())) {
            var names = commands.names(pair.serverId());
            assertEquals(
                    List.of("xcm.blocking", "xcm.type", "xcm.transport", "xcm.service", "xcm.local_addr"),
                    new ArrayList<>(names.keySet()));
            assertEquals("server", names.get("xcm.type"));
        }
    }

    /** Shells print the one or the other. */
    private static void assertFails(String message, CommandFailure failure) {
        assertEquals(message, failure.getMessage());
        assertEquals(message, failure.toString());
    }
}

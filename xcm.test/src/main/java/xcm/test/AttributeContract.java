package xcm.test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import xcm.api.Xcm;
import xcm.api.XcmSocket;
import xcm.attr.AttributeMap;
import xcm.attr.AttributeType;
import xcm.linux.Errno;

/** Is about which attributes there are, their types, and their values. */
abstract class AttributeContract extends Contract {
    private static final List<String> COMMON = List.of("xcm.blocking", "xcm.type", "xcm.transport", "xcm.service");
    private static final List<String> COUNTED = List.of("to_app", "from_app", "to_lower", "from_lower");

    AttributeContract(TransportUnderTest transport) {
        super(transport);
    }

    @Test
    void shouldListAllAttributesInOrderWhenEstablished() throws Exception {
        var pair = sockets.pair();
        var generic = genericOfConnection();
        assertEquals(joined(generic, transport.connectionAttributes()), names(pair.client()));
        assertEquals(joined(generic, transport.acceptedAttributes()), names(pair.accepted()));
        assertEquals(
                joined(joined(COMMON, List.of("xcm.local_addr")), transport.serverAttributes()), names(pair.server()));
    }

    private List<String> genericOfConnection() {
        var names = new ArrayList<>(COMMON);
        names.addAll(List.of("xcm.local_addr", "xcm.remote_addr"));
        if (isMessaging()) {
            names.add("xcm.max_msg_size");
        }
        for (var counter : COUNTED) {
            if (isMessaging()) {
                names.add("xcm." + counter + "_msgs");
            }
            names.add("xcm." + counter + "_bytes");
        }
        return names;
    }

    @Test
    void shouldTellKindTransportAndServiceWhenAsked() throws Exception {
        var pair = sockets.pair();
        assertEquals(transport.name(), pair.server().transport());
        assertEquals(transport.connectionName(), pair.client().transport());
        assertEquals(transport.connectionName(), pair.accepted().transport());
        for (var socket : List.of(pair.client(), pair.accepted(), pair.server())) {
            var attributes = socket.attributes();
            assertEquals(socket.transport(), attributes.getString("xcm.transport"));
            assertEquals(transport.service().text(), attributes.getString("xcm.service"));
            assertEquals(AttributeType.STRING, attributes.get("xcm.service").type());
            assertFalse(attributes.getBool("xcm.blocking"));
        }
        assertEquals("connection", pair.client().attributes().getString("xcm.type"));
        assertEquals("connection", pair.accepted().attributes().getString("xcm.type"));
        assertEquals("server", pair.server().attributes().getString("xcm.type"));
    }

    @Test
    void shouldTellTheSameAddressesByAttributeAndByMethodWhenEstablished() throws Exception {
        var pair = sockets.pair();
        for (var connection : List.of(pair.client(), pair.accepted())) {
            assertEquals(connection.localAddress(), text(connection, "xcm.local_addr"));
            assertEquals(connection.remoteAddress(), text(connection, "xcm.remote_addr"));
        }
        assertEquals(pair.server().localAddress(), text(pair.server(), "xcm.local_addr"));
        var served = pair.server().localAddress().orElseThrow();
        var expected = transport.connectionName() + served.substring(served.indexOf(':'));
        assertEquals(Optional.of(expected), pair.client().remoteAddress());
        assertEquals(pair.client().localAddress(), pair.accepted().remoteAddress());
    }

    private static Optional<String> text(XcmSocket socket, String name) throws Exception {
        return Optional.of(socket.attributes().getString(name));
    }

    @Test
    void shouldBeBlockingWhenNothingElseIsSaid() throws Exception {
        var server = sockets.serve(transport.newAddress(), sockets.needed());
        assertTrue(server.isBlocking());
        assertTrue(server.attributes().getBool("xcm.blocking"));
        server.attributes().set("xcm.blocking", false);
        assertFalse(server.isBlocking());
        server.setBlocking(true);
        assertTrue(server.attributes().getBool("xcm.blocking"));
    }

    @Test
    void shouldChangeTheModeWhenTheAttributeIsSet() throws Exception {
        var client = sockets.pair().client();
        client.attributes().set("xcm.blocking", true);
        assertTrue(client.isBlocking());
        Outcome.fails(Errno.EINVAL, client::finish);
        client.attributes().set("xcm.blocking", false);
        assertTrue(client.finish());
    }

    @Test
    void shouldInheritTheModeOfTheServerUnlessToldOtherwiseWhenAccepted() throws Exception {
        var server = sockets.serve();
        var first = sockets.connect(server);
        var accepted = sockets.accept(server);
        Sockets.establish(first, accepted);
        assertFalse(accepted.isBlocking());

        server.setBlocking(true);
        var second =
                Blocked.start(() -> sockets.closing(Xcm.connect(Sockets.addressOf(server), sockets.blocking(true))));
        assertTrue(sockets.closing(server.accept()).isBlocking());
        second.outcome();
    }

    @Test
    void shouldGiveABlockingConnectionWhenANonBlockingServerIsToldSo() throws Exception {
        var server = sockets.serve();
        var client =
                Blocked.start(() -> sockets.closing(Xcm.connect(Sockets.addressOf(server), sockets.blocking(true))));
        Wait.forConditions(server, XcmSocket.ACCEPTABLE);
        var accepted = sockets.closing(server.accept(blocking(true)));
        assertTrue(accepted.isBlocking());
        assertFalse(server.isBlocking());
        client.outcome();
        assertEquals(5, accepted.send(Payload.text("hello")));
    }

    @Test
    void shouldGiveANonBlockingConnectionWhenABlockingServerIsToldSo() throws Exception {
        var server = sockets.serve(transport.newAddress(), sockets.blocking(true));
        var client =
                Blocked.start(() -> sockets.closing(Xcm.connect(Sockets.addressOf(server), sockets.blocking(true))));
        var accepted = sockets.closing(server.accept(blocking(false)));
        assertFalse(accepted.isBlocking());
        assertTrue(accepted.finish());
        client.outcome();
    }

    private static AttributeMap blocking(boolean value) {
        return AttributeMap.builder().add("xcm.blocking", value).build();
    }

    @Test
    void shouldRefuseWhatIsMalformedWhenSocketsAreOpened() throws Exception {
        var server = sockets.serve();
        for (var name : AttributeCases.MALFORMED) {
            var attributes = sockets.needed().toBuilder().add(name, "x").build();
            Outcome.fails(Errno.EINVAL, () -> sockets.connect(Sockets.addressOf(server), attributes));
            Outcome.fails(Errno.EINVAL, () -> sockets.serve(transport.newAddress(), attributes));
        }
        for (var address : transport.malformedAddresses()) {
            Outcome.fails(Errno.EINVAL, () -> sockets.connect(address, sockets.needed()));
            Outcome.fails(Errno.EINVAL, () -> sockets.serve(address, sockets.needed()));
        }
    }

    @Test
    void shouldApplyAttributesInTheirOrderWhenTwoAreWrong() throws Exception {
        var address = Sockets.addressOf(sockets.serve());
        var unknownFirst = sockets.needed().toBuilder().add("xcm.unknown", "x").add("xcm.", "x");
        var malformedFirst = sockets.needed().toBuilder().add("xcm.", "x").add("xcm.unknown", "x");
        Outcome.fails(Errno.ENOENT, () -> sockets.connect(address, unknownFirst.build()));
        Outcome.fails(Errno.EINVAL, () -> sockets.connect(address, malformedFirst.build()));
    }

    private static List<String> names(XcmSocket socket) throws Exception {
        var names = new ArrayList<String>();
        socket.attributes().all().forEach(entry -> names.add(entry.name()));
        return names;
    }

    private static List<String> joined(List<String> first, List<String> second) {
        var all = new ArrayList<>(first);
        all.addAll(second);
        return all;
    }
}

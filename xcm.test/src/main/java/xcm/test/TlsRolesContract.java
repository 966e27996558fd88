package xcm.test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import xcm.api.XcmConnection;
import xcm.attr.AttributeMap;
import xcm.ca.ExtendedUsage;
import xcm.ca.Subject;

/** Is about who speaks first: the role in TLS is independent of who connected. */
abstract class TlsRolesContract extends TlsContract {
    private static final AttributeMap CLIENT =
            AttributeMap.builder().add("tls.client", true).build();

    TlsRolesContract(TlsRoute route) {
        super(route);
    }

    private AttributeMap.Builder role(boolean client) {
        return peer("peer").add("tls.client", client);
    }

    @Test
    void shouldTellTheRolesWhenNothingIsSaid() throws Exception {
        var pair = connected(peer("server"), peer("client"));
        assertFalse(pair.server().attributes().getBool("tls.client"));
        assertFalse(pair.accepted().attributes().getBool("tls.client"));
        assertTrue(pair.client().attributes().getBool("tls.client"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"tls.12.enabled", "tls.13.enabled"})
    void shouldMeetWhenTheRolesAreSwapped(String disabled) throws Exception {
        var pair = connected(role(true).add(disabled, false), role(false));
        assertTrue(pair.accepted().attributes().getBool("tls.client"));
        assertFalse(pair.client().attributes().getBool("tls.client"));
        assertEquals("peer", pair.client().attributes().getString("tls.peer_names"));
        assertEquals("peer", pair.accepted().attributes().getString("tls.peer_names"));
    }

    @Test
    void shouldMeetWhenTheAcceptSwapsTheRoles() throws Exception {
        var server = serve(peer("server").build());
        assertEquals(ACCEPTED, meet(server, CLIENT, role(false).build()));
        assertEquals(ACCEPTED, meet(server, NOTHING, role(true).build()));
    }

    @Test
    void shouldVerifyByTheRoleWhenTheyAreSwapped() throws Exception {
        var forServers = root.issue(Subject.named("peer").usage(ExtendedUsage.SERVER));
        var forClients = root.issue(Subject.named("peer").usage(ExtendedUsage.CLIENT));
        var serving = peer(forClients, root).add("tls.client", true);
        assertEquals(ACCEPTED, meet(serving, peer(forServers, root).add("tls.client", false)));
        assertEquals(REFUSED, meet(serving, peer(forClients, root).add("tls.client", false)));
    }

    @Test
    void shouldFailWhenBothSpeakFirst() throws Exception {
        assertEquals(REFUSED, meet(role(true), role(true)));
    }

    @Test
    void shouldWaitWhenNobodySpeaksFirst() throws Exception {
        var server = serve(role(false).build());
        var client = sockets.connect(addressOf(server), common(role(false).build()));
        var accepted = sockets.accept(server);
        for (var connection : new XcmConnection[] {client, accepted}) {
            connection.await(0);
            for (int i = 0; i < 10; i++) {
                assertFalse(connection.finish());
                assertEquals(0, connection.receive(ByteBuffer.allocate(1)));
            }
            assertFalse(Wait.isReady(connection));
        }
    }
}

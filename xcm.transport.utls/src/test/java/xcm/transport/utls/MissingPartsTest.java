package xcm.transport.utls;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import xcm.linux.Errno;
import xcm.linux.ErrnoException;

/** What is asked of the parts, and which remain, when ux or tls is missing or refuses. */
@Timeout(20)
class MissingPartsTest {
    private static final String PLACE = "127.0.0.1:4711";
    private static final String LONG = "a".repeat(101) + ".b:4711"; // 108 characters

    private final UtlsTransport transport = new UtlsTransport();

    @Test
    void shouldConnectByTlsAloneWhenThereIsNoUx() throws Exception {
        var lone = new Lone(Errno.UNKNOWN, "ux");
        transport.connection(lone).connect("utls:" + PLACE);
        assertEquals(List.of("tls connect tls:" + PLACE), lone.calls());
        assertEquals(Set.of("tls"), lone.alternatives());
    }

    @Test
    void shouldTakeUpUxWhenItComesBack() throws Exception {
        var lone = new Lone(Errno.UNKNOWN, "ux");
        var connection = transport.connection(lone);
        lone.missing().remove("ux");
        connection.connect("utls:" + PLACE);
        assertEquals(List.of("ux connect ux:" + PLACE, "tls close"), lone.calls());
        assertEquals(Set.of("ux"), lone.alternatives());
    }

    @Test
    void shouldServeByTlsAloneWhenThereIsNoUx() throws Exception {
        var lone = new Lone(Errno.UNKNOWN, "ux");
        var server = transport.server(lone);
        lone.missing().remove("ux"); // too late for this server
        server.bind("utls:" + PLACE);
        server.close();
        assertEquals(List.of("tls bind tls:" + PLACE, "tls localAddress", "tls close"), lone.calls());
        assertEquals(Set.of("tls"), lone.alternatives());
    }

    @Test
    void shouldFailWhenThereIsNoTls() {
        var lone = new Lone(Errno.UNKNOWN, "tls");
        for (var failure : List.of(
                assertThrows(ErrnoException.class, () -> transport.connection(lone)),
                assertThrows(ErrnoException.class, () -> transport.server(lone)))) {
            assertSame(Errno.ENOPROTOOPT, failure.errno());
        }
        assertEquals(List.of(), lone.calls());
    }

    @Test
    void shouldFallBackWhenUxRefuses() throws Exception {
        var lone = new Lone(Errno.ECONNREFUSED);
        transport.connection(lone).connect("utls:" + PLACE);
        assertEquals(List.of("ux connect ux:" + PLACE, "ux close", "tls connect tls:" + PLACE), lone.calls());
        assertEquals(Set.of("tls"), lone.alternatives());
    }

    @ParameterizedTest
    @EnumSource(names = {"EAGAIN", "EACCES", "EMFILE", "ENOPROTOOPT", "ENOENT", "EPROTOTYPE"})
    void shouldNotFallBackWhenUxFailsOtherwise(Errno errno) throws Exception {
        var lone = new Lone(errno);
        var connection = transport.connection(lone);
        var failure = assertThrows(ErrnoException.class, () -> connection.connect("utls:" + PLACE));
        assertSame(errno, failure.errno());
        connection.close();
        assertEquals(List.of("ux connect ux:" + PLACE, "ux close", "tls close"), lone.calls());
    }

    @Test
    void shouldDoWithoutUxWhenTheNameWouldBeTooLong() throws Exception {
        var client = new Lone(Errno.UNKNOWN);
        transport.connection(client).connect("utls:" + LONG);
        assertEquals(List.of("tls connect tls:" + LONG), client.calls());
        var server = new Lone(Errno.UNKNOWN);
        transport.server(server).bind("utls:" + LONG);
        assertEquals(List.of("tls bind tls:" + LONG, "tls localAddress", "ux close"), server.calls());
        assertEquals(Set.of("tls"), server.alternatives());
    }

    @Test
    void shouldUseUxWhenTheNameJustFits() throws Exception {
        var place = LONG.substring(1);
        var client = new Lone(Errno.UNKNOWN);
        transport.connection(client).connect("utls:" + place);
        assertEquals("ux connect ux:" + place, client.calls().get(0));
        var server = new Lone(Errno.UNKNOWN);
        transport.server(server).bind("utls:" + place);
        assertEquals("ux bind ux:" + place, server.calls().get(2));
    }

    @Test
    void shouldNameUxByThePortThatTlsGotWhenNoneIsGiven() throws Exception {
        var server = new Lone(Errno.UNKNOWN);
        transport.server(server).bind("utls:" + LONG.substring(0, LONG.lastIndexOf(':')) + ":0");
        assertEquals("ux bind ux:" + PLACE, server.calls().get(2));
    }

    @Test
    void shouldLookAtNothingWhenTheAddressIsMalformed() throws Exception {
        var lone = new Lone(Errno.UNKNOWN);
        var connection = transport.connection(lone);
        assertSame(
                Errno.EINVAL,
                assertThrows(ErrnoException.class, () -> connection.connect("tls:" + PLACE))
                        .errno());
        assertEquals(List.of(), lone.calls());
    }
}

package xcm.linux;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class AddressInfoTest {
    private static final String PYTHON = """
            import socket, sys
            for i in socket.getaddrinfo(sys.argv[1], None, 0, socket.SOCK_STREAM): print(i[4][0])
            """;

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "127.0.0.1", "::1", "127.1"})
    void shouldGiveTheCLibrarysAnswerWhenAsked(String host) throws Exception {
        List<String> expected = Programs.python(PYTHON, host).lines().toList();
        List<SockAddr> found = AddressInfo.lookup(host, SocketType.SOCK_STREAM);
        assertFalse(found.isEmpty());
        assertEquals(expected.stream().map(AddressInfoTest::literal).toList(), found);
    }

    private static SockAddr literal(String text) {
        try {
            return SockAddr.of(InetAddress.getByName(text), 0);
        } catch (UnknownHostException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void shouldKeepTheScopeWhenLinkLocal() throws Exception {
        SockAddr found =
                AddressInfo.lookup("fe80::1%lo", SocketType.SOCK_STREAM).get(0);
        assertEquals(1, ((SockAddr.Inet6) found).scopeId());
    }

    @ParameterizedTest
    @ValueSource(strings = {"no such host", "256.0.0.0.0", "a\0b"})
    void shouldCarryCodeAndTextWhenTheNameIsInvalid(String host) {
        AddressInfoException e =
                assertThrows(AddressInfoException.class, () -> AddressInfo.lookup(host, SocketType.SOCK_STREAM));
        // Without a name server glibc may not know that the name is wrong.
        assertTrue(
                e.code() == AddressInfoException.EAI_NONAME || e.code() == AddressInfoException.EAI_AGAIN,
                e::getMessage);
        assertEquals(e.code() == AddressInfoException.EAI_AGAIN, e.isTemporary());
        assertEquals(e.isTemporary() ? "Temporary failure in name resolution" : "Name or service not known", e.text());
        assertEquals(host + ": " + e.text(), e.getMessage());
        assertSame(Errno.UNKNOWN, e.errno());
    }

    @Test
    void shouldFailForGoodWhenTheSocketTypeIsUnknown() {
        AddressInfoException e = assertThrows(AddressInfoException.class, () -> AddressInfo.lookup("localhost", 99));
        assertEquals("ai_socktype not supported", e.text());
        assertEquals(-7, e.code());
        assertFalse(e.isTemporary());
    }

    @Test
    void shouldTellTheSystemsErrorWhenACallFailed() {
        AddressInfoException e =
                new AddressInfoException("h", AddressInfoException.EAI_SYSTEM, "System error", Errno.EMFILE);
        assertEquals("h: System error: Too many open files", e.getMessage());
    }
}

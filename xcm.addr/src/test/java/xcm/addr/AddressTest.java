package xcm.addr;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class AddressTest {

    private static final Host IPV4 = Host.ip(new byte[] {1, 2, 3, 4});
    private static final Host IPV6 =
            Host.ip(new byte[] {0x20, 1, 0xd, (byte) 0xb8, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1});

    @ParameterizedTest
    @ValueSource(strings = {"tcp", "tls", "utls", "sctp", "btcp", "btls", "third.party"})
    void shouldPrintWhenMadeOfParts(String transport) throws AddressException {
        NetworkAddress ipv4 = new NetworkAddress(transport, IPV4, 4711);
        NetworkAddress ipv6 = new NetworkAddress(transport, IPV6, 0);
        NetworkAddress name = new NetworkAddress(transport, new Host.Name("Ericsson.se"), 65535);
        assertEquals(transport + ":1.2.3.4:4711", ipv4.toString());
        assertEquals(transport + ":[2001:db8::1]:0", ipv6.toString());
        assertEquals(transport + ":Ericsson.se:65535", name.toString());
        assertEquals(ipv4, NetworkAddress.parse(transport, ipv4.toString()));
        assertEquals(ipv6, NetworkAddress.parse(transport, ipv6.toString()));
        assertEquals(name, NetworkAddress.parse(transport, name.toString()));
    }

    @Test
    void shouldGiveHostBytesInNetworkOrderWhenParsed() throws AddressException {
        assertEquals(new NetworkAddress("tls", IPV6, 22), Address.parse("tls:[2001:DB8:0::0:1]:22"));
        assertEquals(new NetworkAddress("tls", IPV4, 22), Address.parse("tls:1.2.3.4:22"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"ux:some/dir", "tls:192.168.1.1:22", "TCP:1.2.3.4:1", "tcp", "", ":1.2.3.4:1", "tcpx:1.2.3.4:1"})
    void shouldRejectWhenTransportIsNotTheOneAskedFor(String text) {
        AddressException e = assertThrows(AddressException.class, () -> NetworkAddress.parse("tcp", text));
        assertTrue(e.getMessage().contains("transport"), e.getMessage());
    }

    @ParameterizedTest
    @ValueSource(strings = {"uxf:foo", "tcp:1.2.3.4:1", "ux", ":foo", "uxfoo"})
    void shouldRejectWhenUnixTransportIsNotTheOneAskedFor(String text) {
        assertThrows(AddressException.class, () -> UnixAddress.parse("ux", text));
    }

    @Test
    void shouldParseForeignTransportsOnlyWhenNamed() throws AddressException {
        assertEquals("*.x", UnixAddress.parse("pipe", "pipe:*.x").name());
        assertFalse(Address.isValid("pipe:*.x"));
        assertFalse(Address.isValid("third.party:1.2.3.4:1"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"tcp:1.2.3.4:1", "tcp:*:1", "tcp:[::1]:1", "tcp:[*]:1"})
    void shouldParseIpWhenHostIsOne(String text) throws AddressException {
        assertEquals(Address.parse(text), NetworkAddress.parseIp("tcp", text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"tcp:a.b.c.d:99", "tcp:localhost:1", "tcp:1.2.3:1", "tls:1.2.3.4:1", "tcp:[::g]:1"})
    void shouldRejectWhenHostIsNotIp(String text) {
        assertThrows(AddressException.class, () -> NetworkAddress.parseIp("tcp", text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"utls:1.2.3.4:1", "utls:*:1"})
    void shouldParseIpv4WhenHostIsOne(String text) throws AddressException {
        assertEquals(Address.parse(text), NetworkAddress.parseIpv4("utls", text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"utls:[::1]:1", "utls:[*]:1", "utls:[::ffff:1.2.3.4]:1", "utls:localhost:1", "tcp:1.2.3.4:1"})
    void shouldRejectWhenHostIsNotIpv4(String text) {
        assertThrows(AddressException.class, () -> NetworkAddress.parseIpv4("utls", text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"ux", "uxf"})
    void shouldPrintUnixNamesWhenMadeOfParts(String transport) {
        String longest = "x".repeat(107);
        assertEquals(transport + ":foo", new UnixAddress(transport, "foo").toString());
        assertEquals(transport + "::foo:bar", new UnixAddress(transport, ":foo:bar").toString());
        assertEquals(transport + ":" + longest, new UnixAddress(transport, longest).toString());
        assertThrows(IllegalArgumentException.class, () -> new UnixAddress(transport, longest + "x"));
    }

    @Test
    void shouldPrintNameFromKernelWhenNoParserAcceptsIt() {
        assertEquals("ux:", UnixAddress.print("ux", ""));
        assertEquals("uxf:a b", UnixAddress.print("uxf", "a b"));
        assertEquals("ux:56a36", UnixAddress.print("ux", "56a36"));
        assertThrows(IllegalArgumentException.class, () -> UnixAddress.print("ux", "x".repeat(108)));
        assertThrows(IllegalArgumentException.class, () -> UnixAddress.print("u:x", ""));
    }

    @Test
    void shouldRejectPartsWhenNoTextCouldHoldThem() {
        for (String name : new String[] {"", "a b", "a\nb", "a\0b", "\ud800", "å".repeat(54)}) {
            assertThrows(IllegalArgumentException.class, () -> new UnixAddress("ux", name));
        }
        for (String transport : new String[] {"", "a:b", "a b", "t".repeat(33), "\udc00"}) {
            assertThrows(IllegalArgumentException.class, () -> new UnixAddress(transport, "foo"));
            assertThrows(IllegalArgumentException.class, () -> new NetworkAddress(transport, IPV4, 1));
            assertThrows(IllegalArgumentException.class, () -> NetworkAddress.parse(transport, "tcp:1.2.3.4:1"));
        }
        assertThrows(IllegalArgumentException.class, () -> new NetworkAddress("tcp", IPV4, -1));
        assertThrows(IllegalArgumentException.class, () -> new NetworkAddress("tcp", IPV4, 65536));
        assertThrows(NullPointerException.class, () -> new NetworkAddress("tcp", null, 1));
        assertThrows(NullPointerException.class, () -> Address.parse(null));
    }

    @Test
    void shouldNameTheSameUnixSocketAndTlsAddressWhenDerivedFromUtls() throws AddressException {
        String[][] rows = {
            {"utls:127.0.0.1:4711", "127.0.0.1:4711"},
            {"utls:[0:0:0:0:0:0:0:1]:4711", "[::1]:4711"},
            {"utls:*:4711", "0.0.0.0:4711"},
            {"utls:[*]:4711", "[::]:4711"},
            {"utls:LocalHost:4711", "LocalHost:4711"},
            {"utls:127.0.0.1:04711", "127.0.0.1:4711"},
        };
        for (String[] row : rows) {
            NetworkAddress utls = NetworkAddress.parse("utls", row[0]);
            assertEquals("ux:" + row[1], new UnixAddress("ux", utls.host() + ":" + utls.port()).toString());
            assertEquals("tls:" + row[1], new NetworkAddress("tls", utls.host(), utls.port()).toString());
        }
    }

    @Test
    void shouldDifferWhenAnyPartDiffers() throws AddressException {
        assertNotEquals(Address.parse("tcp:1.2.3.4:1"), Address.parse("tls:1.2.3.4:1"));
        assertNotEquals(Address.parse("tcp:1.2.3.4:1"), Address.parse("tcp:1.2.3.5:1"));
        assertNotEquals(Address.parse("tcp:1.2.3.4:1"), Address.parse("tcp:1.2.3.4:2"));
        assertNotEquals(Address.parse("tcp:1.2.3.4:1"), Address.parse("tcp:[::ffff:1.2.3.4]:1"));
        assertNotEquals(Address.parse("tcp:a.b:1"), Address.parse("tcp:A.b:1"));
        assertNotEquals(Address.parse("ux:foo"), Address.parse("uxf:foo"));
    }

    @Test
    void shouldKeepMessageShortAndPrintableWhenTextIsNot() {
        String text = "tcp:\n\ud800" + "x".repeat(1 << 20);
        AddressException e = assertThrows(AddressException.class, () -> Address.parse(text));
        assertTrue(e.getMessage().length() < 300, e.getMessage());
        assertTrue(e.getMessage().contains("tcp:\\u000a\\ud800"), e.getMessage());
    }
}

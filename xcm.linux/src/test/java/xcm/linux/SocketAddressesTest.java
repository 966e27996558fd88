package xcm.linux;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class SocketAddressesTest {
    private final ByteBuffer memory =
            ByteBuffer.allocate(SocketAddresses.STORAGE).order(ByteOrder.nativeOrder());

    private byte[] encode(SockAddr address) {
        Arrays.fill(memory.array(), (byte) 0xee); // what was there before must not matter
        return Arrays.copyOf(memory.array(), SocketAddresses.encode(address, memory));
    }

    @Test
    void shouldReadWhatWasWrittenWhenDecoded() throws Exception {
        List<SockAddr> addresses = List.of(
                SockAddr.Unix.unnamed(),
                SockAddr.Unix.abstractName("a"),
                SockAddr.Unix.abstractName(""),
                SockAddr.Unix.abstractName("x".repeat(107)),
                new SockAddr.Unix(new byte[] {0, -1, 0}, true),
                SockAddr.Unix.path("/r\u00e4um"),
                SockAddr.Unix.path("p".repeat(107)),
                SockAddr.of(InetAddress.getByName("192.0.2.1"), 65535),
                SockAddr.of(InetAddress.getByName("2001:db8::1"), 1),
                new SockAddr.Inet6(InetAddress.getByName("fe80::1").getAddress(), 80, 7));
        for (SockAddr address : addresses) {
            int length = encode(address).length;
            assertEquals(address, SocketAddresses.decode(memory, 0, length));
            assertEquals(
                    address.hashCode(),
                    SocketAddresses.decode(memory, 0, length).hashCode());
        }
    }

    @Test
    void shouldHaveTheKernelsLayoutWhenEncoded() throws Exception {
        byte[] name = encode(SockAddr.Unix.abstractName("ab"));
        assertEquals("006162", HexFormat.of().formatHex(name, 2, name.length));
        byte[] path = encode(SockAddr.Unix.path("/s"));
        assertEquals("2f73" + "00".repeat(106), HexFormat.of().formatHex(path, 2, path.length));
        byte[] inet = encode(SockAddr.of(InetAddress.getByName("192.0.2.1"), 0x1234));
        assertEquals("1234c0000201" + "00".repeat(8), HexFormat.of().formatHex(inet, 2, inet.length));
        byte[] inet6 = encode(SockAddr.of(InetAddress.getByName("2001:db8::1"), 0x1234));
        assertEquals(
                "12340000000020010db800000000000000000000000100000000",
                HexFormat.of().formatHex(inet6, 2, inet6.length));
        assertEquals(28, inet6.length);
        assertEquals(2, encode(SockAddr.Unix.unnamed()).length);
    }

    @Test
    void shouldTellWhenTheFamilyIsStrange() {
        memory.putShort(0, (short) 16);
        ErrnoException e = assertThrows(ErrnoException.class, () -> SocketAddresses.decode(memory, 0, 12));
        assertEquals(Errno.EAFNOSUPPORT, e.errno());
    }

    @Test
    void shouldBeValuesWhenCompared() {
        assertNotEquals(SockAddr.Unix.path("a"), SockAddr.Unix.abstractName("a"));
        assertNotEquals(SockAddr.Unix.abstractName(""), SockAddr.Unix.unnamed());
        byte[] bytes = {127, 0, 0, 1};
        SockAddr.Inet4 address = new SockAddr.Inet4(bytes, 1);
        bytes[0] = 1;
        address.address()[0] = 1;
        assertArrayEquals(new byte[] {127, 0, 0, 1}, address.address());
        assertEquals(new SockAddr.Inet4(address.address(), 2), address.withPort(2));
    }

    @Test
    void shouldReadLikeTheFieldsNotationWhenPrinted() throws Exception {
        assertEquals(
                "127.0.0.1:80",
                SockAddr.of(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), 80)
                        .toString());
        assertEquals(
                "[0:0:0:0:0:0:0:1]:80",
                SockAddr.of(InetAddress.getByAddress(new byte[] {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1}), 80)
                        .toString());
        assertEquals("@name", SockAddr.Unix.abstractName("name").toString());
        assertEquals("/path", SockAddr.Unix.path("/path").toString());
        assertEquals("", SockAddr.Unix.unnamed().toString());
    }

    @Test
    void shouldStayInet6WhenMapped() {
        byte[] mapped = HexFormat.of().parseHex("00000000000000000000ffff7f000001");
        assertArrayEquals(mapped, new SockAddr.Inet6(mapped, 0, 0).inetAddress().getAddress());
    }

    @Test
    void shouldRefuseWhenOutOfRange() {
        String long108 = "x".repeat(108);
        assertThrows(IllegalArgumentException.class, () -> SockAddr.Unix.abstractName(long108));
        assertThrows(IllegalArgumentException.class, () -> SockAddr.Unix.path(long108));
        assertThrows(IllegalArgumentException.class, () -> SockAddr.Unix.path(""));
        assertThrows(IllegalArgumentException.class, () -> SockAddr.Unix.path("a\0b"));
        assertThrows(IllegalArgumentException.class, () -> new SockAddr.Inet4(new byte[4], 65536));
        assertThrows(IllegalArgumentException.class, () -> new SockAddr.Inet4(new byte[5], 1));
        assertThrows(IllegalArgumentException.class, () -> new SockAddr.Inet6(new byte[4], 1, 0));
        assertThrows(IllegalArgumentException.class, () -> new SockAddr.Inet6(new byte[16], -1, 0));
    }
}

package xcm.addr;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class HostTest {

    static List<String> ipv6Lines() throws IOException {
        return AddressVector.lines("ipv6.txt");
    }

    @ParameterizedTest
    @MethodSource("ipv6Lines")
    void shouldReadAndWriteIpv6AsTheCLibraryDoesWhenGivenAnyText(String line) {
        String[] fields = line.split(" ");
        Optional<Host.Ipv6> parsed = InetText.parseIpv6(fields[0]);
        if (fields[1].equals("-")) {
            assertEquals(Optional.empty(), parsed);
        } else {
            assertEquals(
                    fields[1], HexFormat.of().formatHex(parsed.orElseThrow().bytes()));
            assertEquals("[" + fields[2] + "]", parsed.get().toString());
        }
    }

    @Test
    void shouldAgreeWithInetAddressWhenBytesAreRandom() throws Exception {
        Random random = new Random(4291);
        for (int i = 0; i < 20_000; i++) {
            byte[] bytes = new byte[random.nextBoolean() ? 4 : 16];
            random.nextBytes(bytes);
            if (bytes.length == 16) {
                zeroSomeWords(bytes, random);
            }
            Host host = Host.ip(bytes);
            String text = host.toString().replaceAll("[\\[\\]]", "");
            // reading what was written; the JDK turns an IPv4-mapped address into IPv4
            byte[] read = InetAddress.getByName(text).getAddress();
            assertArrayEquals(InetAddress.getByAddress(bytes).getAddress(), read, text);
            // writing what is read; the JDK does not compress
            String uncompressed = InetAddress.getByAddress(bytes).getHostAddress();
            if (bytes.length == read.length) {
                String written = bytes.length == 4 ? uncompressed : "[" + uncompressed + "]";
                assertEquals(Optional.of(host), HostSyntax.parse(written));
            }
        }
    }

    private static void zeroSomeWords(byte[] bytes, Random random) {
        int zeros = random.nextInt(256);
        for (int word = 0; word < 8; word++) {
            if ((zeros >> word & 1) != 0) {
                bytes[2 * word] = 0;
                bytes[2 * word + 1] = 0;
            }
        }
    }

    @Test
    void shouldBeAValueWhenMadeOfBytes() {
        byte[] bytes = {127, 0, 0, 1};
        Host.Ip host = Host.ip(bytes);
        bytes[0] = 1;
        host.bytes()[1] = 1;
        assertArrayEquals(new byte[] {127, 0, 0, 1}, host.bytes());
        assertEquals(host, Host.ip(host.bytes()));
        assertEquals(host.hashCode(), Host.ip(host.bytes()).hashCode());
        assertInstanceOf(Host.Ipv4.class, host);
        assertInstanceOf(Host.Ipv6.class, Host.ip(new byte[16]));
        for (int length : new int[] {0, 3, 5, 15, 17}) {
            assertThrows(IllegalArgumentException.class, () -> Host.ip(new byte[length]));
        }
    }

    @Test
    void shouldStayIpv6WhenIpv4Mapped() {
        byte[] mapped = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, -1, -1, 127, 0, 0, 1};
        assertEquals("[::ffff:127.0.0.1]", Host.ip(mapped).toString());
    }

    @Test
    void shouldBeWildcardWhenAllBitsAreZero() throws AddressException {
        for (String text : new String[] {"tcp:*:1", "tcp:[*]:1", "tcp:0.0.0.0:1", "tcp:[0::0]:1"}) {
            assertTrue(NetworkAddress.parse("tcp", text).host().isWildcard(), text);
        }
        for (String text : new String[] {"tcp:1.0.0.0:1", "tcp:[::1]:1", "tcp:[1::]:1", "tcp:0.0.0:1"}) {
            assertFalse(NetworkAddress.parse("tcp", text).host().isWildcard(), text);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1.2.3.4", "a_b", "*", "[::1]", "localhost.", "å.se", "a b"})
    void shouldRejectNameWhenItIsNone(String name) {
        assertThrows(IllegalArgumentException.class, () -> new Host.Name(name));
    }

    @Test
    void shouldTakeIpv4ForDnsNameWhenAskedForTheFormOnly() {
        assertTrue(Host.isDnsName("1.2.3.4"));
    }

    /** Compares with the expression by which the reference implementation defines a name, for each short text. */
    @Test
    void shouldAgreeWithTheRegularExpressionWhenAskedForDnsNames() {
        Pattern expression = Pattern.compile("^[a-z0-9-]+(\\.[a-z0-9-]+\\.?)*$", Pattern.CASE_INSENSITIVE);
        String alphabet = "aZ-._";
        int names = 0;
        int texts = 0;
        for (int length = 0; length <= 7; length++) {
            for (int number = 0; number < Math.pow(alphabet.length(), length); number++) {
                StringBuilder text = new StringBuilder();
                for (int rest = number, i = 0; i < length; i++, rest /= alphabet.length()) {
                    text.append(alphabet.charAt(rest % alphabet.length()));
                }
                boolean expected = expression.matcher(text).matches();
                assertEquals(expected, Host.isDnsName(text.toString()), () -> text.toString());
                names += expected ? 1 : 0;
                texts++;
            }
        }
        assertEquals(97_656, texts);
        assertTrue(names > 3_000 && names < texts, names + " names");
    }

    @Test
    void shouldAcceptOnlyAsciiWhenAskedForDnsNames() {
        for (int c = 0; c <= Character.MAX_VALUE; c++) {
            boolean expected = c < 0x80 && (Character.isLetterOrDigit(c) || c == '-');
            assertEquals(expected, Host.isDnsName(String.valueOf((char) c)), Integer.toHexString(c));
        }
    }
}

package xcm.transport.btls.interop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import xcm.api.Xcm;

/** Is about what a client of ours says first, as {@code openssl s_server} understands it. */
@Timeout(60)
class HelloTest {
    private static final Pattern EXTENSION =
            Pattern.compile("^TLS client extension \"[^\"]*\" \\(id=(\\d+)\\), len=(\\d+)$", Pattern.MULTILINE);

    @RegisterExtension
    final Meeting meeting = new Meeting();

    /**
     * The numbers are those of the TLS ExtensionType Values registry. The JDK offers to be told of revocation (5),
     * and up to TLS 1.2 to take a ticket (35, of no length: it has none), which cannot be switched off for one engine
     * alone. Nobody's name is among them (0), nor is an application's protocol (16), nor a session to be resumed (41).
     */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"TLS12 | 5 10 11 13 23 35 43 50 65281", "TLS13 | 5 10 13 43 45 50 51"})
    void shouldOfferTheseExtensionsAndNoOther(Version version, String expected) throws Exception {
        var foreign = meeting.opensslServer(Party.any(), "-tlsextdebug");
        var ours = Meeting.all(Party.any().attributes(), version.only());
        // By a host's name, which would be told if any were.
        var connection = meeting.closing(Xcm.connect("btls:localhost:" + Meeting.portOf(foreign), ours));
        new Talk(connection, foreign).exchange();
        var offered = new TreeSet<Integer>();
        for (var matcher = EXTENSION.matcher(foreign.said()); matcher.find(); ) {
            offered.add(Integer.valueOf(matcher.group(1)));
            assertTrue(!matcher.group(1).equals("35") || matcher.group(2).equals("0"), "a ticket");
        }
        var numbers = new TreeSet<Integer>();
        for (var number : expected.split(" ", -1)) {
            numbers.add(Integer.valueOf(number));
        }
        assertEquals((Set<Integer>) numbers, offered);
    }

    /** In the order of the attributes, first those of TLS 1.3, as the reference implementation does. */
    @Test
    void shouldOfferTheDefaultSuitesInTheirOrder() throws Exception {
        var foreign = meeting.opensslServer(Party.any(), "-trace");
        var ours = Party.any().attributes();
        meeting.connect(Meeting.portOf(foreign), ours);
        var suites = new StringBuilder();
        var hello = foreign.await("(?s)cipher_suites \\(len=\\d+\\)(.*?)compression_methods")
                .group(1);
        for (var matcher = Pattern.compile("\\{0x.., 0x..\\} (\\w+)").matcher(hello); matcher.find(); ) {
            if (!matcher.group(1).endsWith("_SCSV")) {
                suites.append(matcher.group(1)).append('\n');
            }
        }
        assertEquals("""
                TLS_AES_256_GCM_SHA384
                TLS_CHACHA20_POLY1305_SHA256
                TLS_AES_128_GCM_SHA256
                TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256
                TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384
                TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256
                TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256
                TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384
                TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256
                TLS_DHE_RSA_WITH_AES_128_GCM_SHA256
                TLS_DHE_RSA_WITH_AES_256_GCM_SHA384
                TLS_DHE_RSA_WITH_CHACHA20_POLY1305_SHA256
                """, suites.toString());
    }
}

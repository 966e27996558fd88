package xcm.transport.btls.trust;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.security.cert.CertificateException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.bouncycastle.asn1.misc.MiscObjectIdentifiers;
import org.bouncycastle.asn1.x509.Extension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class NestingTest {
    private static final byte[] NULL = {5, 0};
    private static final byte[] SEQUENCE = {0x30};
    private static final byte[] LONG_TAG = {0x3f, (byte) 0x81, 1};

    /** Puts a value into another one, as often as told. */
    private static byte[] nested(byte[] tag, int times, boolean definite) {
        var value = NULL;
        for (int i = 0; i < times; i++) {
            value = join(tag, definite ? length(value.length) : new byte[] {(byte) 0x80}, value);
            value = definite ? value : join(value, new byte[2]);
        }
        return value;
    }

    private static byte[] length(int length) {
        return length < 0x80
                ? new byte[] {(byte) length}
                : new byte[] {(byte) 0x83, (byte) (length >> 16), (byte) (length >> 8), (byte) length};
    }

    private static byte[] join(byte[]... parts) {
        var all = new ByteArrayOutputStream();
        for (var part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }

    private static void assertShallow(byte[] encoded) {
        assertSame(encoded, Nesting.requireShallow(encoded));
    }

    private static void assertDeep(byte[] encoded) {
        assertThrows(IllegalArgumentException.class, () -> Nesting.requireShallow(encoded));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void shouldCountWhatIsInEachOther(boolean definite) {
        for (var tag : List.of(SEQUENCE, LONG_TAG)) {
            assertShallow(nested(tag, Nesting.DEEPEST, definite));
            assertDeep(nested(tag, Nesting.DEEPEST + 1, definite));
            assertDeep(nested(tag, 10_000, definite));
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void shouldNotCountWhatIsSideBySide(boolean definite) {
        var row = new byte[1000][];
        Arrays.fill(row, nested(SEQUENCE, Nesting.DEEPEST - 1, definite));
        var rows = join(row);
        assertShallow(rows);
        assertShallow(join(SEQUENCE, length(rows.length), rows));
        assertDeep(join(SEQUENCE, length(rows.length), rows, nested(SEQUENCE, Nesting.DEEPEST + 1, definite)));
    }

    @Test
    void shouldLeaveWhatIsNoEncodingToItsParser() {
        var random = new Random(7);
        for (int i = 0; i < 10_000; i++) {
            var garbage = new byte[random.nextInt(40)];
            random.nextBytes(garbage);
            assertShallow(garbage); // too short to be deep
        }
        assertShallow(new byte[] {0x30, (byte) 0x84, -1, -1, -1, -1});
        assertShallow(new byte[] {0x30, (byte) 0x80});
    }

    @Test
    void shouldRefuseACertificateThatNobodyCanRead() {
        var root = Forge.authority("CN=Root").selfSigned();
        var deep = Forge.peer("CN=peer")
                .withEncoded(MiscObjectIdentifiers.netscapeCertType, false, nested(SEQUENCE, 5_000, true))
                .withEncoded(Extension.subjectAlternativeName, false, nested(SEQUENCE, 5_000, true))
                .by(root);
        var trust = new Trust(List.of(root.certificate()), List.of());
        var failure = assertThrows(
                CertificateException.class,
                () -> Verifier.verify(List.of(deep.certificate()), trust, Question.SERVER, Instant.now()));
        assertTrue(failure.getMessage().contains("nested deeper than 32"), failure.getMessage());
        assertEquals(List.of(), PeerCertificate.of(deep.certificate()).dnsNames());
    }
}

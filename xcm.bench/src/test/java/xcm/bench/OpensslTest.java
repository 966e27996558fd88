package xcm.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@Timeout(60)
class OpensslTest {
    private static final double MICROSECOND = 1e3;
    private static final double SECOND = 1e9;

    static List<Case> programs() {
        return Case.all().stream()
                .filter(subject -> subject.contender() == Contender.OPENSSL)
                .toList();
    }

    /** No machine signs in less than a microsecond, or connects in more than a second. */
    @ParameterizedTest
    @MethodSource("programs")
    void shouldReadAFigureWhenTheProgramHasRun(Case subject) throws Exception {
        double time = Openssl.measure(subject, 1).nanoseconds();
        assertTrue(time < SECOND, subject + ": " + time);
        if (subject.work() != Work.SEAL) {
            assertTrue(time > MICROSECOND, subject + ": " + time);
        }
    }

    @Test
    void shouldReadEachColumnWhenToldRates() throws IOException {
        var text = "+H:100\n+F4:3:256:20000.0:5000.000\n+F:25:AES-256-GCM:1000000.00\n";
        assertEquals(50_000, Openssl.nanoseconds(Openssl.SIGNATURES, 1, text));
        assertEquals(200_000, Openssl.nanoseconds(Openssl.SIGNATURES, 2, text));
        assertEquals(1000, Openssl.nanoseconds(Openssl.CIPHER, 1, text));
    }

    @Test
    void shouldFailWhenTheProgramSaysSomethingElse() {
        assertThrows(IOException.class, () -> Openssl.nanoseconds(Openssl.CIPHER, 1, "Unknown cipher"));
    }
}

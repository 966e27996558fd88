package xcm.itest;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** An application works on the module path and on the class path, and quietly if it has the options it needs. */
@Timeout(120)
final class ConsumerIT {
    private static final Consumer HELLO = new Consumer("hello");

    /** What it prints, but for its last line. */
    static final String SAID = "hello by ux\nhello by tcp\n[btcp, btls, tcp, tls, utls, ux, uxf]\n";

    private static final Consumer SECURE = new Consumer("secure");

    /** What the one for TLS prints, but for its last line. */
    static final String SAID_SECURELY = "hello by tls\nhello by tls\n";

    @Test
    void shouldSendAndReceiveWhenOnModulePath() throws Exception {
        var outcome = Outcome.of(HELLO.onModulePath());
        assertEquals(new Outcome(0, SAID + "module path\n", ""), outcome);
    }

    @Test
    void shouldSendAndReceiveWhenOnClassPath() throws Exception {
        var outcome = Outcome.of(HELLO.onClassPath());
        assertEquals(new Outcome(0, SAID + "class path\n", ""), outcome);
    }

    @Test
    void shouldSendAndReceiveSecurelyWhenOnModulePath() throws Exception {
        var outcome = Outcome.of(SECURE.onModulePath());
        assertEquals(new Outcome(0, SAID_SECURELY + "module path\n", ""), outcome);
    }

    @Test
    void shouldSendAndReceiveSecurelyWhenOnClassPath() throws Exception {
        var outcome = Outcome.of(SECURE.onClassPath());
        assertEquals(new Outcome(0, SAID_SECURELY + "class path\n", ""), outcome);
    }
}

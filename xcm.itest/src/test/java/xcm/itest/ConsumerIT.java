package xcm.itest;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import xcm.itest.Consumer.Outcome;

/** An application works on the module path and on the class path, and quietly if it has the options it needs. */
@Timeout(120)
final class ConsumerIT {
    private static final Consumer HELLO = new Consumer("hello");
    private static final String SAID = "hello by ux\nhello by tcp\n[btcp, tcp, ux, uxf]\n";

    /** From 24 on Java warns of native libraries (JEP 472) and of Unsafe (JEP 498), which jffi uses. */
    private static final boolean WARNS = Runtime.version().feature() >= 24;

    @Test
    void shouldSendAndReceiveWhenOnModulePath() throws Exception {
        var outcome = HELLO.runOnModulePath(options("xcm.lib.jnr"));
        assertEquals(new Outcome(0, SAID + "module path\n", ""), outcome);
    }

    @Test
    void shouldSendAndReceiveWhenOnClassPath() throws Exception {
        var outcome = HELLO.runOnClassPath(options("ALL-UNNAMED"));
        assertEquals(new Outcome(0, SAID + "class path\n", ""), outcome);
    }

    private static String[] options(String nativeModule) {
        return WARNS
                ? new String[] {"--enable-native-access=" + nativeModule, "--sun-misc-unsafe-memory-access=allow"}
                : new String[0];
    }
}

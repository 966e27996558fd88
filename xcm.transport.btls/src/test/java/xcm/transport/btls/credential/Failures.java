package xcm.transport.btls.credential;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.function.Executable;
import xcm.linux.Errno;
import xcm.linux.ErrnoException;

/** Says how what fails has to fail. */
final class Failures {
    private Failures() {}

    static void assertEproto(String what, Executable call) {
        assertFails(Errno.EPROTO, what, call);
    }

    /** See that a call fails, says what is wrong first, and after a colon why. */
    static void assertFails(Errno errno, String what, Executable call) {
        ErrnoException failure = assertThrows(ErrnoException.class, call, what);
        assertSame(errno, failure.errno(), failure.getMessage());
        assertTrue(failure.explanation().startsWith(what + ": "), failure.explanation());
        assertEquals(failure.explanation(), failure.getMessage());
    }
}

package xcm.api;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import xcm.linux.ErrnoException;

@Timeout(30)
class CauseTest {
    @Test
    void shouldTellWhatTheOriginalTells() {
        var original = new ErrnoException("connect", 111);
        original.initCause(new IllegalStateException("first"));
        var cause = new XcmException(original, "connect", "tcp:127.0.0.1:1").getCause();
        assertEquals(original.toString(), cause.toString());
        assertEquals(original.getMessage(), cause.getMessage());
        assertArrayEquals(original.getStackTrace(), cause.getStackTrace());
        assertEquals("java.lang.IllegalStateException: first", cause.getCause().toString());
        assertNull(cause.getCause().getCause());
    }
}

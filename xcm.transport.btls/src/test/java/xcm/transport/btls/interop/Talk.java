package xcm.transport.btls.interop;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import org.junit.jupiter.api.function.Executable;
import xcm.api.XcmConnection;
import xcm.api.XcmException;
import xcm.linux.Errno;

/**
 * Is a connection between us and a program.
 *
 * @param connection our end, blocking
 * @param program the other end
 */
record Talk(XcmConnection connection, Program program) {
    /**
     * Proves that a program which copies its input to the connection, and the connection to its output, is understood.
     */
    void exchange() throws Exception {
        exchange("first");
    }

    /** Proves it by texts that have not been used before. */
    void exchange(String text) throws Exception {
        say("ours " + text + "\n");
        program.await("^ours " + text + "$");
        program.write("theirs " + text + "\n");
        hear("theirs " + text + "\n");
    }

    void say(String text) throws XcmException {
        send(connection, UTF_8.encode(text));
    }

    void hear(String text) throws XcmException {
        var buffer = ByteBuffer.allocate(text.length());
        while (buffer.hasRemaining()) {
            assertTrue(connection.receive(buffer) > 0, "the stream ended");
        }
        assertEquals(text, UTF_8.decode(buffer.flip()).toString());
    }

    /** Asserts that nothing more comes, and that this is for ever. */
    void hearTheEnd() throws XcmException {
        assertEquals(XcmConnection.END_OF_STREAM, connection.receive(ByteBuffer.allocate(100)));
        assertEquals(XcmConnection.END_OF_STREAM, connection.receive(ByteBuffer.allocate(100)));
    }

    /** Asserts that receiving fails, for ever; returns the first failure. */
    XcmException failToHear(Errno errno) {
        var first = failure(errno, () -> connection.receive(ByteBuffer.allocate(100)));
        failure(errno, () -> connection.receive(ByteBuffer.allocate(100)));
        return first;
    }

    String attribute(String name) throws XcmException {
        return connection.attributes().getString(name);
    }

    static void send(XcmConnection connection, ByteBuffer data) throws XcmException {
        while (data.hasRemaining()) {
            connection.send(data);
        }
    }

    /** Asserts that something fails; returns how. */
    static XcmException failure(Errno errno, Executable action) {
        var failure = assertThrows(XcmException.class, action);
        assertEquals(errno, failure.errno(), failure::toString);
        return failure;
    }
}

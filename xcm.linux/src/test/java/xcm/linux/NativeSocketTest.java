package xcm.linux;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class NativeSocketTest {
    @Test
    void shouldMoveAMessageWhenPaired() throws Exception {
        try (NativeSocket.Pair pair = NativeSocket.pair(SocketType.SOCK_SEQPACKET)) {
            assertEquals(3, pair.first().send(ByteBuffer.wrap(new byte[] {1, 2, 3}), 0));
            ByteBuffer received = ByteBuffer.allocateDirect(2);
            assertEquals(3, pair.second().receive(received, MessageFlags.MSG_TRUNC));
            assertEquals(2, received.position());
            assertEquals(-Errno.EAGAIN.code(), pair.second().receive(received.clear(), 0));
        }
    }
}

package xcm.linux;

import java.nio.ByteBuffer;
import java.util.OptionalLong;

/**
 * Is what the kernel knows of a TCP connection (struct tcp_info of linux/tcp.h, man 7 tcp).
 *
 * @param rtt the smoothed round-trip time in microseconds
 * @param totalRetrans segments sent again since the connection began
 * @param segsIn segments received (RFC 4898 tcpEStatsPerfSegsIn); empty before Linux 4.2
 * @param segsOut segments sent (RFC 4898 tcpEStatsPerfSegsOut); empty before Linux 4.2
 */
public record TcpInfo(long rtt, long totalRetrans, OptionalLong segsIn, OptionalLong segsOut) {
    static final int SIZE = 256;

    private static final int RTT = 68;
    private static final int TOTAL_RETRANS = 100;
    private static final int SEGS_OUT = 136;
    private static final int SEGS_IN = 140;

    /** Read the structure at index 0; an older kernel returns a shorter one. */
    static TcpInfo decode(ByteBuffer memory, int length) {
        return new TcpInfo(
                field(memory, RTT, length).orElse(0),
                field(memory, TOTAL_RETRANS, length).orElse(0),
                field(memory, SEGS_IN, length),
                field(memory, SEGS_OUT, length));
    }

    private static OptionalLong field(ByteBuffer memory, int offset, int length) {
        return length >= offset + 4 ? OptionalLong.of(memory.getInt(offset) & 0xffffffffL) : OptionalLong.empty();
    }
}

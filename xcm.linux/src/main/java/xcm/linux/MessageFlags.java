package xcm.linux;

/** Names the flags of send(2) and recv(2). Source: man 2 send, man 2 recv, linux/socket.h. */
public final class MessageFlags {
    /** Look at the data without taking it. */
    public static final int MSG_PEEK = 0x2;
    /** Give the full length of a message on receive, though the buffer is shorter. */
    public static final int MSG_TRUNC = 0x20;
    /** Do not block; added to every call of this package. */
    public static final int MSG_DONTWAIT = 0x40;
    /** End a record. */
    public static final int MSG_EOR = 0x80;
    /** Wait until the whole request is there. */
    public static final int MSG_WAITALL = 0x100;
    /** Give EPIPE without the signal; added to every send of this package. */
    public static final int MSG_NOSIGNAL = 0x4000;
    /** Tell that more data follows at once, so that TCP fills its segments. */
    public static final int MSG_MORE = 0x8000;
    /** Wait for the first message of a batch only. */
    public static final int MSG_WAITFORONE = 0x10000;

    private MessageFlags() {}
}

package xcm.bench;

import java.util.Locale;

/** Names what carries the messages. */
public enum Transport {
    /** UNIX domain sockets (man 7 unix): SOCK_SEQPACKET where the contender has it, else a stream with framing. */
    UX,
    /** TCP over the loopback interface, without delay (TCP_NODELAY, man 7 tcp), with framing. */
    TCP;

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}

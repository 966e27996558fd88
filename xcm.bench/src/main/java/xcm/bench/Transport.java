package xcm.bench;

import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import xcm.attr.AttributeMap;

/** Names what carries the messages. */
public enum Transport {
    /** UNIX domain sockets (man 7 unix): SOCK_SEQPACKET where the contender has it, else a stream with framing. */
    UX,
    /** TCP over the loopback interface, without delay (TCP_NODELAY, man 7 tcp), with framing. */
    TCP,
    /** TLS 1.3 over such TCP, with framing; each end shows a certificate, with a key on the curve P-256. */
    TLS;

    private static final AtomicInteger NAMES = new AtomicInteger();

    /** Returns an address for a server of this project. */
    String address() {
        return this == UX
                ? "ux:bench-" + ProcessHandle.current().pid() + "-" + NAMES.incrementAndGet()
                : this + ":127.0.0.1:0";
    }

    /** Returns the attributes of an end of this project. */
    AttributeMap attributes(Credentials credentials) {
        return this == TLS ? credentials.attributes() : AttributeMap.of();
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}

package xcm.test.hotplug;

import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import xcm.attr.AttributeMap;

/** Is a transport: the token in front of its addresses. */
enum Scheme {
    UX(TransportBundle.UX),
    UXF(TransportBundle.UX),
    TCP(TransportBundle.TCP),
    BTCP(TransportBundle.TCP);

    /** What sockets of every transport take: a byte stream is as good as messages. */
    static final AttributeMap ANY =
            AttributeMap.builder().add("xcm.service", "any").build();

    /** The same, non-blocking. */
    static final AttributeMap NON_BLOCKING =
            ANY.toBuilder().add("xcm.blocking", false).build();

    /** How names and files of servers start. */
    static final String PREFIX = "xcm-hotplug-" + ProcessHandle.current().pid() + "-";

    private static final AtomicInteger NEXT = new AtomicInteger();

    private final TransportBundle bundle;

    Scheme(TransportBundle bundle) {
        this.bundle = bundle;
    }

    TransportBundle bundle() {
        return bundle;
    }

    /** Returns the transport's name. */
    String text() {
        return switch (this) {
            case UX -> "ux";
            case UXF -> "uxf";
            case TCP -> "tcp";
            case BTCP -> "btcp";
        };
    }

    /** Returns an address to serve that nobody else has. */
    String newAddress() {
        var unique = PREFIX + NEXT.getAndIncrement();
        return switch (this) {
            case UX -> "ux:" + unique;
            case UXF -> "uxf:" + Path.of(System.getProperty("java.io.tmpdir"), unique);
            case TCP, BTCP -> at("127.0.0.1", "0");
        };
    }

    /** Returns an address of TCP. */
    String at(String host, String port) {
        return text() + ":" + host + ":" + port;
    }

    boolean isTcp() {
        return bundle == TransportBundle.TCP;
    }
}

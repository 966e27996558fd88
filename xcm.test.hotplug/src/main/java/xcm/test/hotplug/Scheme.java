package xcm.test.hotplug;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import xcm.attr.AttributeMap;

/** Is a transport: the token in front of its addresses. */
enum Scheme {
    UX(TransportBundle.UX),
    UXF(TransportBundle.UX),
    TCP(TransportBundle.TCP),
    BTCP(TransportBundle.TCP),
    BTLS(TransportBundle.BTLS),
    TLS(TransportBundle.TLS),
    UTLS(TransportBundle.UTLS);

    /** What sockets of every transport take: a byte stream is as good as messages. */
    private static final AttributeMap ANY =
            AttributeMap.builder().add("xcm.service", "any").build();

    private static final AttributeMap SECURE =
            ANY.toBuilder().addAll(Credentials.attributes()).build();

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
            case BTLS -> "btls";
            case TLS -> "tls";
            case UTLS -> "utls";
        };
    }

    /** Returns the names of all. */
    static Set<String> names() {
        return Arrays.stream(values()).map(Scheme::text).collect(Collectors.toCollection(TreeSet::new));
    }

    /** Returns an address to serve that nobody else has. */
    String newAddress() {
        var unique = PREFIX + NEXT.getAndIncrement();
        return switch (this) {
            case UX -> "ux:" + unique;
            case UXF -> "uxf:" + Path.of(System.getProperty("java.io.tmpdir"), unique);
            case TCP, BTCP, BTLS, TLS, UTLS -> at("127.0.0.1", "0");
        };
    }

    /** Returns an address of what is built on TCP. */
    String at(String host, String port) {
        return text() + ":" + host + ":" + port;
    }

    /** Returns the attributes that a socket needs. */
    AttributeMap attributes() {
        return isTls() ? SECURE : ANY;
    }

    /** Returns the same, for a non-blocking socket. */
    AttributeMap nonBlocking() {
        return attributes().toBuilder().add("xcm.blocking", false).build();
    }

    /** Returns whether it is built on TCP; utls is, unless both ends are on this host and have agreed on its name. */
    boolean isOverTcp() {
        return this == UTLS || TransportBundle.TCP.affected().contains(this);
    }

    /** Returns whether it speaks TLS; utls does, when it is over TCP. */
    boolean isTls() {
        return this == UTLS || TransportBundle.BTLS.affected().contains(this);
    }
}

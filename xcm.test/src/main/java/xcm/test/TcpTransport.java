package xcm.test;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import xcm.api.spi.ServiceType;

/**
 * Describes {@code tcp} and {@code btcp}, and is the model for what else is built on TCP.
 *
 * @param name of the transport
 * @param service what it gives to the application
 * @param host where its servers are, as in an address: {@code 127.0.0.1} or {@code [::1]}
 */
public record TcpTransport(String name, ServiceType service, String host) implements TransportUnderTest {
    private static final List<String> CREATED = List.of("dns.timeout", "dns.algorithm", "tcp.connect_timeout");
    private static final List<String> BOTH = List.of(
            "tcp.rtt",
            "tcp.total_retrans",
            "tcp.segs_in",
            "tcp.segs_out",
            "tcp.keepalive",
            "tcp.keepalive_time",
            "tcp.keepalive_interval",
            "tcp.keepalive_count",
            "tcp.user_timeout");

    @Override
    public String newAddress() {
        return name + ":" + host + ":0";
    }

    @Override
    public List<String> malformedAddresses() {
        var places = List.of(
                "",
                "kex%:33",
                "a$df:4711",
                "127.0.0.1",
                "127.0.0.1:65536",
                "[example.com]:99",
                "[::1:42",
                "a b:1",
                "a..:1");
        return places.stream().map(place -> name + ":" + place).toList();
    }

    @Override
    public List<String> connectionAttributes() {
        return Stream.of(CREATED, BOTH, scope()).flatMap(List::stream).toList();
    }

    @Override
    public List<String> acceptedAttributes() {
        var names = new ArrayList<>(BOTH);
        names.addAll(scope());
        return names;
    }

    @Override
    public List<String> serverAttributes() {
        return scope();
    }

    @Override
    public boolean failuresLast() {
        return true;
    }

    private List<String> scope() {
        return host.startsWith("[") ? List.of("ipv6.scope") : List.of();
    }
}

package xcm.test;

import java.util.List;
import java.util.stream.Stream;
import xcm.api.spi.ServiceType;
import xcm.attr.AttributeMap;

/**
 * Describes {@code utls} as it is when both ends are on one host: its connections are those of {@code ux}, and have none of the
 * attributes of TLS, while its servers have them all.
 *
 * @param host where its servers are, as in an address: {@code 127.0.0.1} or {@code [::1]}
 * @param distant what its servers are for clients elsewhere
 */
public record UtlsTransport(String host, TlsTransport distant) implements TransportUnderTest {
    /** Describes it with credentials that are the same in all of a JVM. */
    public UtlsTransport(String host) {
        this(host, new TlsTransport("utls", ServiceType.MESSAGING, host));
    }

    @Override
    public String name() {
        return "utls";
    }

    @Override
    public String connectionName() {
        return "ux";
    }

    @Override
    public ServiceType service() {
        return ServiceType.MESSAGING;
    }

    @Override
    public String newAddress() {
        return distant.newAddress();
    }

    @Override
    public List<String> malformedAddresses() {
        return distant.malformedAddresses();
    }

    @Override
    public List<String> connectionAttributes() {
        return List.of();
    }

    @Override
    public List<String> acceptedAttributes() {
        return List.of();
    }

    @Override
    public List<String> serverAttributes() {
        return Stream.of(
                        TlsTransport.CONFIGURED,
                        TlsTransport.CREDENTIALS,
                        distant.tcp().serverAttributes())
                .flatMap(List::stream)
                .toList();
    }

    @Override
    public boolean failuresLast() {
        return false;
    }

    @Override
    public AttributeMap attributes() {
        return distant.attributes();
    }
}

package xcm.test;

import java.io.IOException;
import java.net.Socket;
import java.util.List;
import java.util.stream.Stream;
import xcm.api.spi.ServiceType;
import xcm.attr.AttributeMap;

/**
 * Describes {@code tls} and {@code btls}, whose sockets get their credentials by value.
 *
 * @param tcp what is the same without TLS
 * @param credentials of both ends
 */
public record TlsTransport(TcpTransport tcp, PemCredentials credentials) implements TransportUnderTest {
    /** Those of a configuration, in front of the credentials. */
    static final List<String> CONFIGURED = List.of(
            "tls.client",
            "tls.auth",
            "tls.12.enabled",
            "tls.12.ciphers",
            "tls.13.enabled",
            "tls.13.ciphers",
            "tls.check_crl",
            "tls.check_time",
            "tls.verify_peer_name");

    /** Those of credentials that are given by value; a key is never told. */
    static final List<String> CREDENTIALS = List.of("tls.cert", "tls.tc", "tls.handshake_timeout");

    private static final List<String> ESTABLISHED =
            List.of("tls.version", "tls.cipher", "tls.peer_subject_key_id", "tls.peer.cert.subject.cn");

    /**
     * What the JDK's engine leaves behind of a record, when both ends are counted: objects about it, but no copy of the data;
     * 2,600 to 3,000 bytes were measured with Java 17 and 25, whatever the size.
     */
    private static final long GARBAGE_OF_RECORD = 6000;

    private static final int RECORD = 16_384;

    /** Describes a transport with credentials that are the same in all of a JVM. */
    public TlsTransport(String name, ServiceType service, String host) {
        this(new TcpTransport(name, service, host), Own.CREDENTIALS);
    }

    private static final class Own {
        static final PemCredentials CREDENTIALS = PemCredentials.of("peer.example");
    }

    @Override
    public String name() {
        return tcp.name();
    }

    @Override
    public ServiceType service() {
        return tcp.service();
    }

    @Override
    public String newAddress() {
        return tcp.newAddress();
    }

    @Override
    public List<String> malformedAddresses() {
        return tcp.malformedAddresses();
    }

    @Override
    public List<String> connectionAttributes() {
        return Stream.of(CONFIGURED, List.of("tls.peer_names"), CREDENTIALS, ESTABLISHED, tcp.connectionAttributes())
                .flatMap(List::stream)
                .toList();
    }

    @Override
    public List<String> acceptedAttributes() {
        return Stream.of(CONFIGURED, List.of("tls.peer_names"), CREDENTIALS, ESTABLISHED, tcp.acceptedAttributes())
                .flatMap(List::stream)
                .toList();
    }

    @Override
    public List<String> serverAttributes() {
        return Stream.of(CONFIGURED, CREDENTIALS, tcp.serverAttributes())
                .flatMap(List::stream)
                .toList();
    }

    @Override
    public boolean failuresLast() {
        return true;
    }

    @Override
    public boolean shakesHands() {
        return true;
    }

    @Override
    public long garbage(int size) {
        return (size / RECORD + 1) * GARBAGE_OF_RECORD;
    }

    @Override
    public Socket foreigner(Socket connected) throws IOException {
        return credentials.client(connected);
    }

    @Override
    public AttributeMap attributes() {
        return credentials.attributes();
    }
}

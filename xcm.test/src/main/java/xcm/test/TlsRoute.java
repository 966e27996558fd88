package xcm.test;

import xcm.api.spi.ServiceType;

/**
 * Says which transport a server has, and which its client: one of them may be {@code utls}, whose connections to the others are
 * those of TLS.
 *
 * @param server the name of the transport that serves
 * @param client the name of the transport that connects
 * @param service what both give to the application
 */
public record TlsRoute(String server, String client, ServiceType service) {
    /** Returns what the transport of an established connection is called at the end that connected. */
    String connected() {
        return client.equals("utls") ? "tls" : client;
    }

    /** Returns what the transport of an established connection is called at the end that accepted. */
    String accepted() {
        return server.equals("utls") ? "tls" : server;
    }

    TlsTransport transport() {
        return new TlsTransport(server, service, "127.0.0.1");
    }
}

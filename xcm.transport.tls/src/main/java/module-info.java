/** The transport tls: messages over TLS. */
module xcm.transport.tls {
    requires xcm.api;

    // Needed to compile only; absent in a plain JPMS run.
    requires static org.osgi.annotation.bundle;

    provides xcm.api.spi.Transport with
            xcm.transport.tls.TlsTransport;
}

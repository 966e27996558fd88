/** The transport utls: ux if the server is on this host, else tls. */
module xcm.transport.utls {
    requires xcm.addr;
    requires xcm.api;

    // Needed to compile only; absent in a plain JPMS run.
    requires static org.osgi.annotation.bundle;

    provides xcm.api.spi.Transport with
            xcm.transport.utls.UtlsTransport;
}

/** The transport btls: a stream of bytes over TLS, over a stream of bytes. */
module xcm.transport.btls {
    requires org.bouncycastle.pkix;
    requires org.bouncycastle.provider;
    requires xcm.addr;
    requires xcm.api;

    // Needed to compile only; absent in a plain JPMS run.
    requires static org.osgi.annotation.bundle;

    provides xcm.api.spi.Transport with
            xcm.transport.btls.BtlsTransport;
}

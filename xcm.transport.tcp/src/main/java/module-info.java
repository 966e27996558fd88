/** The transports over TCP: btcp, a stream of bytes, and tcp, messages. */
module xcm.transport.tcp {
    requires xcm.addr;
    requires xcm.api;

    // Needed to compile only; absent in a plain JPMS run.
    requires static org.osgi.annotation.bundle;

    provides xcm.api.spi.Transport with
            xcm.transport.tcp.BtcpTransport,
            xcm.transport.tcp.TcpTransport;
}

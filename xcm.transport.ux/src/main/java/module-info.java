/** The transports ux (abstract names) and uxf (files): AF_UNIX sockets of type SOCK_SEQPACKET. */
module xcm.transport.ux {
    requires xcm.addr;
    requires xcm.api;

    provides xcm.api.spi.Transport with
            xcm.transport.ux.UxTransport,
            xcm.transport.ux.UxfTransport;
}

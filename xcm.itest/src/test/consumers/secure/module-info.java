/** An application that makes its own credentials for TLS; the transports are found as services. */
module consumer {
    requires xcm.api;
    requires xcm.ca;
}

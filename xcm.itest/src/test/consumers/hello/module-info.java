/** An application that names the API only; the transport is found as a service. */
module consumer {
    requires xcm.api;
}

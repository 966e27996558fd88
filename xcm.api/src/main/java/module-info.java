/** XCM for Java: the sockets that applications use, the transport SPI and the registry of transports. */
module xcm.api {
    requires transitive xcm.attr;
    requires transitive xcm.linux;
    requires xcm.addr;

    exports xcm.api;
    exports xcm.api.spi;

    uses xcm.api.spi.Transport;

    // Needed to compile only; absent in a plain JPMS run.
    requires static osgi.core;
    requires static org.osgi.annotation.bundle;
    requires static org.osgi.annotation.versioning;
}

/** Addresses of XCM: strings to values and back. Pure Java, no I/O. */
module xcm.addr {
    exports xcm.addr;

    requires static org.osgi.annotation.bundle;
    requires static org.osgi.annotation.versioning;
}

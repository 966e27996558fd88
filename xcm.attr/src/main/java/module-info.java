/** Attributes of XCM: values, paths, maps and trees. Pure Java, no I/O. */
module xcm.attr {
    exports xcm.attr;

    requires static org.osgi.annotation.bundle;
    requires static org.osgi.annotation.versioning;
}

/** The only door to the Linux kernel. */
module xcm.linux {
    requires xcm.lib.jnr;
    requires static org.osgi.annotation.bundle;
    requires static org.osgi.annotation.versioning;

    exports xcm.linux;

    // jnr makes a class in an unnamed module that implements the interface: the package has to be open to all at run
    // time
    opens xcm.linux.internal;
}

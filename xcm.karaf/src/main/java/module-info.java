/** The commands of XCM for the shell of Apache Karaf. */
module xcm.karaf {
    requires xcm.shell;

    // Karaf's, or, in a plain JPMS run, absent.
    requires static osgi.core;
    requires static org.apache.karaf.shell.core;
}

/** The commands of XCM for Gogo, the shell of Apache Felix. */
module xcm.gogo {
    requires xcm.shell;

    // The framework's, or, in a plain JPMS run, absent.
    requires static osgi.core;
    requires static org.apache.felix.gogo.runtime;
}

/** What the shell commands of XCM answer, whichever shell they are typed in. */
module xcm.shell {
    requires transitive xcm.api;

    exports xcm.shell;

    // The framework's, or, in a plain JPMS run, absent.
    requires static osgi.core;
    requires static org.osgi.annotation.bundle;
    requires static org.osgi.annotation.versioning;
}

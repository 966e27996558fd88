/** A sample application: an echo on XCM, in OSGi. */
module xcm.sample {
    requires xcm.api;

    // Needed to compile only, and there in any framework.
    requires static osgi.core;
}

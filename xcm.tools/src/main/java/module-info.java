/** The command-line tools: xcm, xcmpong and xcmdemo. */
module xcm.tools {
    requires info.picocli;
    requires xcm.api;

    // For the demonstration in OSGi; absent elsewhere.
    requires static osgi.core;
}

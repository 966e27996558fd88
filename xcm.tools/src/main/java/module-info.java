/** The command-line tools: xcm, xcmpong and xcmdemo. */
module xcm.tools {
    requires info.picocli;
    requires xcm.api;

    // For the demonstration in OSGi; absent elsewhere.
    requires static osgi.core;
    // For the demonstration of TLS, which bin/xcmdemo adds; the other commands do without.
    requires static xcm.ca;
}

/** The command-line tools: xcm, xcmpong and xcmdemo. */
module xcm.tools {
    requires info.picocli;
    requires xcm.api;
}

/** The command-line tools: xcm, xcmpong and xcmdemo. */
module xcm.tools {
    requires xcm.api;
}

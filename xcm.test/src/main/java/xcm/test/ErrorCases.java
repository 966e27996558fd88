package xcm.test;

import java.util.LinkedHashMap;
import java.util.Map;

/** Knows what each row of the table of errors does. */
final class ErrorCases {
    private ErrorCases() {}

    static Map<String, ErrorCase> all() {
        var cases = new LinkedHashMap<String, ErrorCase>();
        OpeningCases.addTo(cases);
        TrafficCases.addTo(cases);
        PeerClosedCases.addTo(cases);
        ReadinessCases.addTo(cases);
        AttributeCases.addTo(cases);
        ManyCases.addTo(cases);
        FrameCases.addTo(cases);
        return cases;
    }
}

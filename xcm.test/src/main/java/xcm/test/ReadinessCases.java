package xcm.test;

import java.util.Map;
import xcm.api.XcmSocket;

/** Is about the operations that event loops need. */
final class ReadinessCases {
    private ReadinessCases() {}

    static void addTo(Map<String, ErrorCase> cases) {
        cases.put("finish: established", s -> Outcome.of(s.pair().client()::finish));
        cases.put("finish: server", s -> Outcome.of(s.serve()::finish));
        cases.put("finish: blocking", s -> {
            var pair = s.pair().blocking();
            return Outcome.of(pair.client()::finish);
        });
        cases.put("finish: closed", s -> Outcome.of(closed(s)::finish));
        cases.put("fd: blocking", s -> {
            var pair = s.pair().blocking();
            return Outcome.of(pair.client()::fd);
        });
        cases.put("fd: closed", s -> Outcome.of(closed(s)::fd));
        cases.put("await: blocking", s -> {
            var pair = s.pair().blocking();
            return await(pair.client(), 0);
        });
        cases.put("await: bits of a connection: 0 1 2 3 4 5 8 -1", s -> {
            return await(s.pair().client(), 0, 1, 2, 3, 4, 5, 8, -1);
        });
        cases.put("await: bits of a server: 0 4 1 2 5 8 -1", s -> await(s.serve(), 0, 4, 1, 2, 5, 8, -1));
        cases.put("await: closed", s -> await(closed(s), 0));
        cases.put("set blocking: closed", s -> {
            var socket = closed(s);
            return Outcome.of(() -> socket.setBlocking(true));
        });
    }

    private static XcmSocket closed(Sockets s) throws Exception {
        var client = s.pair().client();
        client.close();
        return client;
    }

    private static String await(XcmSocket socket, int... conditions) throws Exception {
        var all = new StringBuilder();
        for (int condition : conditions) {
            all.append(all.isEmpty() ? "" : " ").append(Outcome.of(() -> socket.await(condition)));
        }
        return all.toString();
    }
}

package xcm.test;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import xcm.api.XcmAttributes;
import xcm.api.XcmException;

/** Is about names and values of attributes of open sockets. */
final class AttributeCases {
    /** Those that the test suite of the reference implementation tries, and those found by reading its parser. */
    static final List<String> MALFORMED = List.of(
            ".",
            "..",
            ".xcm.type",
            "xcm.",
            "xcm..type",
            "xcm.type[",
            "xcm.type]",
            "xcm.type[]",
            "[0]",
            "[",
            "]",
            "a[0]b",
            "a[0x0]",
            "a[-1]",
            "a[9223372036854775807]");

    private AttributeCases() {}

    static void addTo(Map<String, ErrorCase> cases) {
        cases.put("get: closed", s -> {
            var pair = s.pair();
            pair.client().close();
            return get(pair.client().attributes(), "xcm.type");
        });
        cases.put("get: unknown", s -> get(client(s), "xcm.unknown"));
        cases.put("get: wrong type", s -> {
            var attributes = client(s);
            return Outcome.of(() -> attributes.getInt64("xcm.type"));
        });
        cases.put("get: dictionary", s -> get(client(s), "xcm"));
        cases.put("get: the root", s -> get(client(s), ""));
        cases.put("get: malformed names", s -> {
            var attributes = client(s);
            var outcomes = new TreeSet<String>();
            for (var name : MALFORMED) {
                outcomes.add(get(attributes, name));
            }
            return String.join(" ", outcomes);
        });
        cases.put("get: 64 components", s -> get(client(s), components(64)));
        cases.put("get: 65 components", s -> get(client(s), components(65)));
        cases.put("get: 255 bytes", s -> get(client(s), "x".repeat(255)));
        cases.put("get: 256 bytes", s -> get(client(s), "x".repeat(256)));
        cases.put("get: element of what is no list", s -> get(client(s), "xcm.type[0]"));
        cases.put("get: length of what is no list", s -> {
            var attributes = client(s);
            return Outcome.of(() -> attributes.listLength("xcm.type"));
        });
        cases.put("get: size of messages of a server", s -> get(s.serve().attributes(), "xcm.max_msg_size"));
        cases.put("get: size of messages of a connection", s -> isThere(client(s), "xcm.max_msg_size"));
        cases.put("get: counter of messages", s -> isThere(client(s), "xcm.to_app_msgs"));
        cases.put("get: counter of bytes", s -> isThere(client(s), "xcm.to_app_bytes"));
        cases.put("get: remote address of a server", s -> get(s.serve().attributes(), "xcm.remote_addr"));
        cases.put("get: tcp.keepalive", s -> isThere(client(s), "tcp.keepalive"));
        cases.put("set: unknown", s -> set(client(s), "xcm.unknown", "x"));
        cases.put("set: read-only", s -> set(client(s), "xcm.type", "server"));
        cases.put("set: dictionary", s -> set(client(s), "xcm", "x"));
        cases.put("set: wrong type", s -> set(client(s), "xcm.blocking", "true"));
        cases.put("set: malformed names", s -> {
            var attributes = client(s);
            var outcomes = new TreeSet<String>();
            for (var name : MALFORMED) {
                outcomes.add(set(attributes, name, "x"));
            }
            return String.join(" ", outcomes);
        });
        cases.put(
                "set: local address, connected",
                s -> set(client(s), "xcm.local_addr", s.transport().newAddress()));
        cases.put("set: service: its own, any, another", s -> {
            var attributes = client(s);
            return set(attributes, "xcm.service", s.transport().service().text())
                    + " "
                    + set(attributes, "xcm.service", "any")
                    + " "
                    + set(attributes, "xcm.service", "datagrams");
        });
        cases.put("set: closed", s -> {
            var pair = s.pair();
            pair.client().close();
            return set(pair.client().attributes(), "xcm.service", "any");
        });
    }

    private static XcmAttributes client(Sockets s) throws XcmException {
        return s.pair().client().attributes();
    }

    private static String get(XcmAttributes attributes, String name) throws Exception {
        return Outcome.of(() -> attributes.get(name));
    }

    private static String isThere(XcmAttributes attributes, String name) throws Exception {
        return Outcome.of(() -> {
            attributes.get(name);
        });
    }

    private static String set(XcmAttributes attributes, String name, String value) throws Exception {
        return Outcome.of(() -> attributes.set(name, value));
    }

    private static String components(int count) {
        return String.join(".", Collections.nCopies(count, "a"));
    }
}

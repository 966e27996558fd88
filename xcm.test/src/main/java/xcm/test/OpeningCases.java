package xcm.test;

import java.util.Locale;
import java.util.Map;
import xcm.api.Xcm;
import xcm.attr.AttributeMap;

/** Is about what is found wrong when sockets are opened. */
final class OpeningCases {
    /** How many peers an AF_UNIX server of the reference implementation lets wait: one more than its backlog. */
    private static final int WAITING = 33;

    private OpeningCases() {}

    static void addTo(Map<String, ErrorCase> cases) {
        cases.put("connect: nobody listens", s -> connect(s, s.unserved(), s.needed()));
        cases.put("connect: malformed address", s -> connect(s, malformed(s), s.needed()));
        cases.put(
                "connect: malformed address and unknown attribute",
                s -> connect(s, malformed(s), with(s, "xcm.unknown")));
        cases.put("connect: unknown transport", s -> connect(s, "xtls:1.2.3.4:55", s.needed()));
        cases.put("connect: name of the transport in capitals", s -> connect(s, capitals(s), s.needed()));
        cases.put("connect: no transport", s -> connect(s, "something", s.needed()));
        cases.put("connect: no service", s -> connectTo(s, s.transport().attributes()));
        cases.put("connect: service any", s -> connectTo(s, service(s, "any")));
        cases.put("connect: the other service", s -> connectTo(s, service(s, other(s))));
        cases.put(
                "connect: service of a wrong type",
                s -> connectTo(s, s.needed().toBuilder().add("xcm.service", 1).build()));
        cases.put("connect: unknown attribute", s -> connectTo(s, with(s, "xcm.unknown")));
        cases.put("connect: malformed attribute", s -> connectTo(s, with(s, "xcm.")));
        cases.put("connect: attribute of a wrong type", s -> connectTo(s, with(s, "xcm.blocking")));
        cases.put("connect: read-only attribute", s -> connectTo(s, with(s, "xcm.type")));
        cases.put(
                "connect: local address of a wrong type",
                s -> connectTo(
                        s, s.needed().toBuilder().add("xcm.local_addr", 1).build()));
        cases.put("connect: local address of another transport", s -> connectTo(s, local(s, "xtls:127.0.0.1:0")));
        cases.put(
                "connect: local address of the own transport",
                s -> connectTo(s, local(s, s.transport().newAddress())));
        cases.put("connect: backlog full, blocking", s -> connectToFull(s, true));
        cases.put("connect: backlog full, non-blocking", s -> connectToFull(s, false));
        cases.put("serve: malformed address", s -> serve(s, malformed(s), s.needed()));
        cases.put("serve: unknown transport", s -> serve(s, "xtls:1.2.3.4:55", s.needed()));
        cases.put("serve: address in use", s -> serve(s, Sockets.addressOf(s.serve()), s.needed()));
        cases.put("serve: no service", s -> serve(s, s.transport().attributes()));
        cases.put("serve: the other service", s -> serve(s, service(s, other(s))));
        cases.put("serve: unknown attribute", s -> serve(s, with(s, "xcm.unknown")));
        cases.put("serve: malformed attribute", s -> serve(s, with(s, "xcm.")));
        cases.put("serve: local address", s -> serve(s, local(s, s.transport().newAddress())));
        cases.put("accept: nobody is there", s -> {
            var server = s.serve();
            return Outcome.of(() -> s.closing(server.accept()));
        });
        cases.put("accept: unknown attribute, then none", s -> accept(s, one("xcm.unknown", "x")));
        cases.put("accept: malformed attribute, then none", s -> accept(s, one("xcm.", "x")));
        cases.put(
                "accept: local address, then none",
                s -> accept(s, one("xcm.local_addr", s.transport().newAddress())));
        cases.put("accept: the other service, then none", s -> accept(s, one("xcm.service", other(s))));
        cases.put("accept: closed", s -> {
            var server = s.serve();
            server.close();
            return Outcome.of(() -> s.closing(server.accept()));
        });
    }

    // ---- operations

    private static String connect(Sockets s, String address, AttributeMap attributes) throws Exception {
        return Outcome.of(() -> {
            s.connect(address, attributes);
        });
    }

    /** Connects to a server that is there; non-blocking, as nobody accepts. */
    private static String connectTo(Sockets s, AttributeMap attributes) throws Exception {
        var all = attributes.contains("xcm.blocking")
                ? attributes
                : attributes.toBuilder().add("xcm.blocking", false).build();
        return connect(s, Sockets.addressOf(s.serve()), all);
    }

    private static String connectToFull(Sockets s, boolean blocking) throws Exception {
        var server = s.serve();
        for (int i = 0; i < WAITING; i++) {
            s.connect(server);
        }
        return connect(s, Sockets.addressOf(server), s.blocking(blocking));
    }

    private static String serve(Sockets s, AttributeMap attributes) throws Exception {
        return serve(s, s.transport().newAddress(), attributes);
    }

    private static String serve(Sockets s, String address, AttributeMap attributes) throws Exception {
        return Outcome.of(() -> {
            s.closing(Xcm.server(address, attributes));
        });
    }

    /** Accepts with attributes that are wrong, then without any: the failure must not have consumed the peer. */
    private static String accept(Sockets s, AttributeMap wrong) throws Exception {
        var server = s.serve();
        var client = s.connect(server);
        Wait.forConditions(server, xcm.api.XcmSocket.ACCEPTABLE);
        return Outcome.of(() -> {
                    s.closing(server.accept(wrong));
                })
                + " "
                + Outcome.of(() -> Sockets.establish(client, s.accept(server)));
    }

    // ---- arguments

    private static String malformed(Sockets s) {
        return s.transport().malformedAddresses().get(0);
    }

    private static String capitals(Sockets s) {
        var address = s.transport().newAddress();
        int colon = address.indexOf(':');
        return address.substring(0, colon).toUpperCase(Locale.ROOT) + address.substring(colon);
    }

    private static String other(Sockets s) {
        return s.isMessaging() ? "bytestream" : "messaging";
    }

    private static AttributeMap one(String name, String value) {
        return AttributeMap.builder().add(name, value).build();
    }

    private static AttributeMap with(Sockets s, String name) {
        return s.needed().toBuilder().add(name, "x").build();
    }

    private static AttributeMap service(Sockets s, String service) {
        return s.needed().toBuilder().add("xcm.service", service).build();
    }

    private static AttributeMap local(Sockets s, String address) {
        return s.needed().toBuilder().add("xcm.local_addr", address).build();
    }
}

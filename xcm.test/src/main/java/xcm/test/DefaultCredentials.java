package xcm.test;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.concurrent.FutureTask;
import xcm.api.Xcm;
import xcm.api.XcmException;
import xcm.api.spi.ServiceType;
import xcm.attr.AttributeMap;
import xcm.linux.NetworkNamespace;

/**
 * Is a program whose sockets are not told where their credentials are: it finds them by its environment, and by the network
 * namespace that its thread is in.
 */
final class DefaultCredentials {
    private final TlsRoute route;
    private final Sockets sockets;
    private final AttributeMap given;

    private DefaultCredentials(TlsRoute route, Sockets sockets, AttributeMap given) {
        this.route = route;
        this.sockets = sockets;
        this.given = given;
    }

    /**
     * Runs it and tells, for each namespace, who the client and the server have met, and where the certificate was; or how it
     * failed. A namespace without a name is the one that the program is in.
     *
     * @param args the transports of the server and of the client, their service, a directory of credentials to be given by
     *     files or nothing, and namespaces
     */
    public static void main(String[] args) throws Exception {
        var route = new TlsRoute(args[0], args[1], ServiceType.valueOf(args[2]));
        var given = AttributeMap.builder()
                .add("xcm.blocking", false)
                .add("xcm.service", route.service().text());
        if (!args[3].isEmpty()) {
            given.add("tls.cert_file", args[3] + "/cert.pem").add("tls.key_file", args[3] + "/key.pem");
        }
        try (var sockets = new Sockets(route.transport())) {
            var program = new DefaultCredentials(route, sockets, given.build());
            for (int i = 4; i < args.length; i++) {
                var namespace = args[i];
                System.out.println(namespace + ": " + program.outcome(namespace));
                var thread = new FutureTask<>(() -> program.outcome(namespace));
                new Thread(thread, "another").start();
                System.out.println(namespace + ": " + thread.get());
            }
        }
    }

    @SuppressWarnings("try") // to be there is all
    private String outcome(String namespace) throws Exception {
        if (namespace.isEmpty()) {
            return outcome();
        }
        try (var visit = NetworkNamespace.entered(namespace)) {
            return outcome();
        }
    }

    private String outcome() {
        try (var server = Xcm.server(route.server() + ":127.0.0.1:0", given)) {
            var handshake = new Handshake(sockets, server, AttributeMap.of());
            var address = Place.of(Sockets.addressOf(server)).address(route.client());
            assertEquals("ok ok", handshake.run(address, given));
            var client = handshake.pair().client().attributes();
            var accepted = handshake.pair().accepted().attributes();
            var outcome = client.getString("tls.peer_names") + " " + accepted.getString("tls.peer_names") + " "
                    + client.getString("tls.cert_file");
            assertEquals(client.getString("tls.cert_file"), accepted.getString("tls.cert_file"));
            handshake.close();
            return outcome;
        } catch (XcmException e) {
            return e.errno().name();
        }
    }
}

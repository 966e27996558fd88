package consumer;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.Security;
import java.util.List;
import java.util.concurrent.FutureTask;
import xcm.api.Xcm;
import xcm.attr.AttributeMap;
import xcm.ca.Authority;
import xcm.ca.Subject;

/** Sends itself messages over TLS, by both of its engines, and prints what it received and where the API was loaded. */
public final class Main {
    private Main() {}

    /** Run it; no arguments. */
    public static void main(String[] arguments) throws Exception {
        var providers = List.of(Security.getProviders());
        var authority = Authority.root("Throw-away CA");
        var issued = authority.issue(Subject.named("consumer.example"));
        var credentials = AttributeMap.builder()
                .add("tls.cert", issued.certificatePem().getBytes(US_ASCII))
                .add("tls.key", issued.keyPem().getBytes(US_ASCII))
                .add("tls.tc", authority.certificatePem().getBytes(US_ASCII))
                .build();
        hello(credentials);
        hello(credentials.toBuilder().add("tls.groups", "P-256").build()); // has the other engine
        if (!List.of(Security.getProviders()).equals(providers)) {
            throw new IllegalStateException("security providers have changed");
        }
        System.out.println(Xcm.class.getModule().isNamed() ? "module path" : "class path");
    }

    /** Both ends have to shake hands: they are in threads of their own. */
    private static void hello(AttributeMap attributes) throws Exception {
        try (var server = Xcm.server("tls:127.0.0.1:0", attributes)) {
            var accepting = new FutureTask<>(server::accept);
            new Thread(accepting).start();
            try (var client = Xcm.connect(server.localAddress().orElseThrow(), attributes);
                    var accepted = accepting.get()) {
                client.send(UTF_8.encode("hello by " + client.transport()));
                var received = ByteBuffer.allocateDirect(64);
                accepted.receive(received);
                System.out.println(UTF_8.decode(received.flip()));
            }
        }
    }
}

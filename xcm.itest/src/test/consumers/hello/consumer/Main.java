package consumer;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import xcm.api.Xcm;

/** Sends itself a message by each transport, and prints what it received and where the API was loaded. */
public final class Main {
    private Main() {}

    /** Run it; no arguments. */
    public static void main(String[] arguments) throws Exception {
        hello("ux:xcm.itest-" + ProcessHandle.current().pid());
        hello("tcp:127.0.0.1:0");
        System.out.println(Xcm.transports());
        System.out.println(Xcm.class.getModule().isNamed() ? "module path" : "class path");
    }

    private static void hello(String address) throws Exception {
        try (var server = Xcm.server(address);
                var client = Xcm.connect(server.localAddress().orElseThrow());
                var accepted = server.accept()) {
            client.send(UTF_8.encode("hello by " + client.transport()));
            var received = ByteBuffer.allocateDirect(64);
            accepted.receive(received);
            System.out.println(UTF_8.decode(received.flip()));
        }
    }
}

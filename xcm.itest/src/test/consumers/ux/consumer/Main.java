package consumer;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import xcm.api.Xcm;

/** Sends itself a message and prints what it received, and where the API was loaded. */
public final class Main {
    private static final int BUFFER_SIZE = 64;

    private Main() {}

    /** Run it; no arguments. */
    public static void main(String[] arguments) throws Exception {
        var address = "ux:xcm.itest-" + ProcessHandle.current().pid();
        try (var server = Xcm.server(address);
                var client = Xcm.connect(address);
                var accepted = server.accept()) {
            client.send(ByteBuffer.allocateDirect(BUFFER_SIZE)
                    .put("hello".getBytes(UTF_8))
                    .flip());
            var received = ByteBuffer.allocateDirect(BUFFER_SIZE);
            var length = accepted.receive(received);
            System.out.println(UTF_8.decode(received.position(0).limit(length)));
            System.out.println(Xcm.class.getModule().isNamed() ? "module path" : "class path");
        }
    }
}

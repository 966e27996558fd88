package xcm.itest;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.Closeable;
import java.io.File;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketAddress;
import java.nio.file.Path;
import org.osgi.framework.Bundle;

/** Uses the junixsocket of a bundle inside a framework from the outside; its sockets are those of the JDK, extended. */
final class ReflectedJunixsocket {
    private final Bundle bundle;

    ReflectedJunixsocket(Bundle bundle) {
        this.bundle = bundle;
    }

    /** Sends a text from a client to a server on this path, which must not exist; returns what came. */
    String exchange(Path path, String text) throws Exception {
        var address = load("AFUNIXSocketAddress").getMethod("of", File.class).invoke(null, path.toFile());
        try (var server = (ServerSocket) open("AFUNIXServerSocket")) {
            server.bind((SocketAddress) address);
            try (var client = (Socket) open("AFUNIXSocket")) {
                client.connect((SocketAddress) address);
                try (var accepted = server.accept()) {
                    var bytes = text.getBytes(UTF_8);
                    client.getOutputStream().write(bytes);

                    return new String(accepted.getInputStream().readNBytes(bytes.length), UTF_8);
                }
            }
        }
    }

    private Closeable open(String type) throws ReflectiveOperationException {
        return (Closeable) load(type).getMethod("newInstance").invoke(null);
    }

    private Class<?> load(String type) throws ClassNotFoundException {
        return bundle.loadClass("org.newsclub.net.unix." + type);
    }
}

package xcm.itest;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.lang.reflect.InvocationTargetException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.osgi.framework.Bundle;

/** Calls the API of a bundle inside a framework from the outside, where its classes are not those of the same names. */
final class ReflectedXcm {
    private final Class<?> xcm;

    ReflectedXcm(Bundle api) throws ClassNotFoundException {
        xcm = api.loadClass("xcm.api.Xcm");
    }

    String transports() throws ReflectiveOperationException {
        return xcm.getMethod("transports").invoke(null).toString();
    }

    /** Sends a text from a client to a server; returns what came. */
    String exchange(String address, String text) throws Exception {
        try (var server = open("server", address);
                var client = open(
                        "connect",
                        ((Optional<?>) call(server, "localAddress"))
                                .orElseThrow()
                                .toString());
                var accepted = (AutoCloseable) call(server, "accept")) {
            var buffer = ByteBuffer.allocateDirect(1000);
            client.getClass().getMethod("send", ByteBuffer.class).invoke(client, UTF_8.encode(text));
            accepted.getClass().getMethod("receive", ByteBuffer.class).invoke(accepted, buffer);
            return UTF_8.decode(buffer.flip()).toString();
        }
    }

    /** Connects, sends a text, and returns what comes back. */
    String ask(String address, String text) throws Exception {
        try (var client = open("connect", address)) {
            return ask(client, text);
        }
    }

    /** Sends a text, and returns what comes back. */
    String ask(AutoCloseable client, String text) throws ReflectiveOperationException {
        client.getClass().getMethod("send", ByteBuffer.class).invoke(client, UTF_8.encode(text));
        var buffer = ByteBuffer.allocateDirect(1000);
        receive(client, buffer);
        return UTF_8.decode(buffer.flip()).toString();
    }

    /** Connects. */
    AutoCloseable connect(String address) throws ReflectiveOperationException {
        return open("connect", address);
    }

    /** Receives; returns the length, or -1 at the end. */
    int receive(AutoCloseable connection, ByteBuffer buffer) throws ReflectiveOperationException {
        return (Integer)
                connection.getClass().getMethod("receive", ByteBuffer.class).invoke(connection, buffer);
    }

    /** Returns the addresses of the servers that are open. */
    List<String> servers() throws ReflectiveOperationException {
        var addresses = new ArrayList<String>();
        for (var socket : (List<?>) xcm.getMethod("sockets").invoke(null)) {
            if ((Boolean) call(socket, "isServer")) {
                ((Optional<?>) call(socket, "localAddress")).ifPresent(address -> addresses.add(address.toString()));
            }
        }
        return addresses;
    }

    /** Returns the name of the errno by which a connect fails. */
    String errnoOfConnect(String address) throws Exception {
        try (var connected = open("connect", address)) {
            throw new AssertionError("connected: " + connected);
        } catch (InvocationTargetException e) {
            return call(e.getCause(), "errno").toString();
        }
    }

    private AutoCloseable open(String method, String address) throws ReflectiveOperationException {
        return (AutoCloseable) xcm.getMethod(method, String.class).invoke(null, address);
    }

    private static Object call(Object target, String method) throws ReflectiveOperationException {
        return target.getClass().getMethod(method).invoke(target);
    }
}

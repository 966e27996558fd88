package xcm.itest;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.lang.reflect.InvocationTargetException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.FutureTask;
import org.osgi.framework.Bundle;

/** Calls the API of a bundle inside a framework from the outside, where its classes are not those of the same names. */
final class ReflectedXcm {
    private final Class<?> xcm;
    private final Class<?> attributeMap;

    ReflectedXcm(Bundle api) throws ClassNotFoundException {
        xcm = api.loadClass("xcm.api.Xcm");
        attributeMap = api.loadClass("xcm.attr.AttributeMap");
    }

    /** Makes attributes for sockets. */
    Object attributes(Map<String, byte[]> values) throws ReflectiveOperationException {
        var builder = attributeMap.getMethod("builder").invoke(null);
        for (var value : values.entrySet()) {
            builder.getClass()
                    .getMethod("add", String.class, byte[].class)
                    .invoke(builder, value.getKey(), value.getValue());
        }
        return call(builder, "build");
    }

    String transports() throws ReflectiveOperationException {
        return xcm.getMethod("transports").invoke(null).toString();
    }

    /** Sends a text from a client to a server; returns what came. */
    String exchange(String address, String text) throws Exception {
        return exchange(address, text, Map.of());
    }

    /** Sends a text from a client to a server, both with these attributes; returns what came. */
    String exchange(String address, String text, Map<String, byte[]> attributes) throws Exception {
        try (var server = open("server", address, attributes)) {
            var accepting = new FutureTask<>(() -> (AutoCloseable) call(server, "accept"));
            new Thread(accepting, "accept").start(); // the ends may have to shake hands
            var bound = ((Optional<?>) call(server, "localAddress")).orElseThrow();
            try (var client = open("connect", bound.toString(), attributes);
                    var accepted = accepting.get()) {
                client.getClass().getMethod("send", ByteBuffer.class).invoke(client, UTF_8.encode(text));
                var buffer = ByteBuffer.allocateDirect(1000);
                receive(accepted, buffer);
                return UTF_8.decode(buffer.flip()).toString();
            }
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
        return open(method, address, Map.of());
    }

    private AutoCloseable open(String method, String address, Map<String, byte[]> attributes)
            throws ReflectiveOperationException {
        return (AutoCloseable)
                xcm.getMethod(method, String.class, attributeMap).invoke(null, address, attributes(attributes));
    }

    private static Object call(Object target, String method) throws ReflectiveOperationException {
        return target.getClass().getMethod(method).invoke(target);
    }
}

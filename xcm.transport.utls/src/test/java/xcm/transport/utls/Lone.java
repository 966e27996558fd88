package xcm.transport.utls;

import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import xcm.api.spi.Counters;
import xcm.api.spi.SocketContext;
import xcm.api.spi.TransportConnection;
import xcm.api.spi.TransportServer;
import xcm.linux.Errno;
import xcm.linux.ErrnoException;

/**
 * Is the context of a socket whose parts only note what is asked of them, and of which some transports may be missing.
 *
 * @param missing the names of transports that are not there
 * @param alternatives the names of the alternatives that were not dropped
 * @param calls what the parts were asked, in order: transport, method, address
 */
record Lone(Set<String> missing, Set<String> alternatives, List<String> calls, Errno uxConnects)
        implements SocketContext {
    Lone(Errno uxConnects, String... missing) {
        this(new HashSet<>(List.of(missing)), new HashSet<>(), new ArrayList<>(), uxConnects);
    }

    @Override
    public String scheme() {
        return "utls";
    }

    @Override
    public long id() {
        return 0;
    }

    @Override
    public Counters counters() {
        return new Counters();
    }

    @Override
    public TransportConnection connection(String transport, String scheme) throws ErrnoException {
        return part(transport, TransportConnection.class);
    }

    @Override
    public TransportServer server(String transport, String scheme) throws ErrnoException {
        return part(transport, TransportServer.class);
    }

    private <T> T part(String transport, Class<T> type) throws ErrnoException {
        if (missing.contains(transport)) {
            throw new ErrnoException(Errno.ENOPROTOOPT, "there is no " + transport);
        }
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (self, method, values) -> {
                    calls.add(transport + " " + method.getName() + (values == null ? "" : " " + values[0]));
                    if (method.getName().equals("connect") && transport.equals("ux") && uxConnects != Errno.UNKNOWN) {
                        throw new ErrnoException("connect", uxConnects.code());
                    }
                    return method.getReturnType() == Optional.class ? Optional.of(transport + ":127.0.0.1:4711") : null;
                }));
    }

    @Override
    public SocketContext part(String scheme) {
        return this;
    }

    @Override
    public SocketContext alternative(String name) {
        alternatives.add(name);
        return this;
    }

    @Override
    public void drop(String alternative) {
        alternatives.remove(alternative);
    }
}

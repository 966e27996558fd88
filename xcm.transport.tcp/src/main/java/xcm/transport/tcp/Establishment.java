package xcm.transport.tcp;

import java.util.List;
import java.util.Optional;
import xcm.addr.Host;
import xcm.addr.NetworkAddress;
import xcm.api.spi.Readiness;
import xcm.api.spi.TransportConnection;
import xcm.linux.AddressFamily;
import xcm.linux.Epoll;
import xcm.linux.Errno;
import xcm.linux.ErrnoException;
import xcm.linux.SockAddr;

/** Leads from an address to a connected socket: resolves the name, if it is one, and then tries what was found. */
final class Establishment implements AutoCloseable {
    private static final int AGAIN = TransportConnection.AGAIN;
    private static final int ENOENT = -Errno.ENOENT.code();
    private static final int EINVAL = -Errno.EINVAL.code();

    /** Is what the attributes of the connection choose. */
    interface Plan {
        /** Returns the seconds that the resolution may take. */
        double resolutionTimeout();

        /** Returns the seconds that an attempt may take. */
        double attemptTimeout();

        ConnectAlgorithm algorithm();

        Scope scope();

        TcpOptions options();
    }

    private final Plan plan;
    private final int port;
    private final Optional<SockAddr> local;
    private final FamilySockets sockets;
    private final Alarm alarm = new Alarm();
    private Optional<Resolution> resolution = Optional.empty(); // empty once there is a race
    private Optional<Race> race = Optional.empty();
    private long resolutionDeadline;

    /**
     * Makes the sockets, and starts to resolve.
     *
     * @param local where to bind to
     * @throws ErrnoException EAFNOSUPPORT, EMFILE, ENFILE
     */
    Establishment(NetworkAddress remote, Optional<SockAddr> local, Plan plan) throws ErrnoException {
        this.plan = plan;
        this.port = remote.port();
        this.local = local;
        if (remote.host() instanceof Host.Ip ip) {
            var address = IpAddresses.of(ip, port, plan.scope().id());
            sockets = FamilySockets.of(address.family());
            race = Optional.of(race(List.of(address)));
        } else {
            sockets = FamilySockets.both();
            startToResolve(remote.host().toString());
        }
    }

    private void startToResolve(String host) throws ErrnoException {
        double seconds = plan.resolutionTimeout();
        long timeout = Alarm.nanos(seconds);
        long now = System.nanoTime();
        resolutionDeadline = now + timeout;
        try {
            resolution = Optional.of(new Resolution(host, timeout));
            int armed = alarm.set(resolutionDeadline, now);
            if (armed < 0) {
                throw new ErrnoException("timerfd_create", armed);
            }
        } catch (ErrnoException e) {
            close();
            throw e;
        }
    }

    private Race race(List<SockAddr> candidates) {
        var dial = new Dial(sockets, plan::options, local, Alarm.nanos(plan.attemptTimeout()));
        return new Race(plan.algorithm().tracks(candidates, dial, System.nanoTime()));
    }

    boolean isResolving() {
        return resolution.isPresent();
    }

    /** Makes progress: 0 when connected, AGAIN, or a negative errno. */
    int step() {
        if (resolution.isPresent()) {
            int result = resolve(resolution.get());
            if (result < 0) {
                return result;
            }
        }
        return race.get().step(alarm);
    }

    /** Returns 0 when the race has begun. */
    private int resolve(Resolution pending) {
        if (!pending.isDone()) {
            return System.nanoTime() - resolutionDeadline < 0 ? AGAIN : ENOENT;
        }
        var found = pending.addresses();
        if (found.isEmpty()) {
            return ENOENT;
        }
        var scope = plan.scope();
        var candidates = found.stream()
                .map(address -> IpAddresses.complete(address, port, scope))
                .toList();
        if (scope.isSet() && candidates.size() == 1 && isIpv4(candidates.get(0))) {
            return EINVAL;
        }
        pending.close();
        resolution = Optional.empty();
        race = Optional.of(race(candidates));
        return 0;
    }

    private static boolean isIpv4(SockAddr address) {
        return address.family() == AddressFamily.AF_INET;
    }

    /** Returns the attempt that has connected, whose socket is the caller's now, and closes all else. */
    Attempt finish() {
        var winner = race.get().winner();
        sockets.closeBut(winner);
        alarm.close();
        return winner;
    }

    void await(Readiness readiness) {
        alarm.await(readiness);
        resolution.ifPresent(pending -> readiness.watch(pending.fd(), Epoll.EPOLLIN));
        race.ifPresent(running -> running.await(readiness));
    }

    @Override
    public void close() {
        resolution.ifPresent(Resolution::close);
        alarm.close();
        sockets.close();
    }
}

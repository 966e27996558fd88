package xcm.tools.pong;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.ByteBuffer;
import java.util.concurrent.locks.LockSupport;
import xcm.api.Xcm;
import xcm.api.XcmConnection;
import xcm.api.XcmException;
import xcm.api.XcmSocket;
import xcm.attr.AttributeMap;
import xcm.linux.Errno;
import xcm.tools.command.End;

/** Sends messages to be reflected, and measures. */
final class PongClient {
    private static final long RETRY_NANOS = 10_000_000;

    private final Options options;
    private final PrintStream out;
    private final ByteBuffer message;

    PongClient(Options options, PrintStream out) {
        this.options = options;
        this.out = out;
        message = ByteBuffer.allocateDirect(options.size()).put(0, Request.REFLECT.code());
    }

    /** Connects, measures and prints. */
    void run() throws End {
        try (var wire = new Wire(connect())) {
            if (options.size() > wire.maxMessage()) {
                throw End.error("Message size must be at most " + wire.maxMessage() + ".");
            }
            if (options.isLatency()) {
                measureLatency(wire);
            } else {
                measureThroughput(wire);
            }
            wire.send(request(Request.TERMINATE));
        } catch (IOException e) {
            throw End.fatal("Error communicating with server", e);
        }
    }

    /** Connects as soon as the server listens. */
    private XcmConnection connect() throws End {
        var attributes = AttributeMap.builder().add("xcm.service", "any").build();
        while (true) {
            try {
                return Xcm.connect(options.address(), attributes);
            } catch (XcmException e) {
                if (e.errno() != Errno.ECONNREFUSED) {
                    throw End.fatal("Unable to connect", e);
                }
                LockSupport.parkNanos(RETRY_NANOS);
                if (Thread.currentThread().isInterrupted()) {
                    throw End.fatal("Unable to connect", e);
                }
            }
        }
    }

    private void measureThroughput(Wire wire) throws IOException {
        long serverBefore = serverCpuTime(wire);
        long clientBefore = CpuTime.nanos();
        long start = System.nanoTime();
        for (long left = options.roundTrips(); left > 0; left -= options.batch()) {
            exchange(wire, (int) Math.min(left, options.batch()));
        }
        long wall = System.nanoTime() - start;
        long client = CpuTime.nanos() - clientBefore;
        long server = serverCpuTime(wire) - serverBefore;
        out.printf("Client process CPU cycle usage (rx+tx): %.2f us/msg%n", perMessage(client));
        out.printf("Server process CPU cycle usage (rx+tx): %.2f us/msg%n", perMessage(server));
        out.printf("Wall-time latency: %.2f us/msg%n", perMessage(wall));
    }

    private double perMessage(long nanos) {
        return nanos / 1e3 / options.roundTrips();
    }

    /** Sends messages, and receives them all, at the same time: neither side can fill the other's buffers up. */
    private void exchange(Wire wire, int count) throws IOException {
        int sent = 0;
        int received = 0;
        while (received < count) {
            while (sent < count && wire.offer(message)) {
                sent++;
            }
            int before = received;
            while (received < sent && isReflected(wire.poll())) {
                received++;
            }
            if (received == before) {
                wire.await(XcmSocket.RECEIVABLE | (sent < count ? XcmSocket.SENDABLE : 0));
            }
        }
    }

    private boolean isReflected(ByteBuffer reply) throws IOException {
        if (reply.hasRemaining() && reply.remaining() != options.size()) {
            throw new IOException("Unexpected message size " + reply.remaining());
        }
        return reply.hasRemaining();
    }

    private void measureLatency(Wire wire) throws IOException {
        var latencies = new Latencies(out);
        latencies.begin();
        long due = System.nanoTime();
        try {
            for (long number = 0; number < options.roundTrips(); number++) {
                while (System.nanoTime() < due && !Thread.currentThread().isInterrupted()) {
                    LockSupport.parkNanos(due - System.nanoTime());
                }
                long start = System.nanoTime();
                exchange(wire, options.batch());
                latencies.add(System.nanoTime() - start);
                due = start + options.interval().toNanos();
            }
        } catch (XcmException e) {
            if (e.errno() != Errno.EINTR) {
                throw e;
            }
            // a signal ends the measurement, not the report
        }
        latencies.end();
    }

    private static long serverCpuTime(Wire wire) throws IOException {
        wire.send(request(Request.CPU_TIME));
        var reply = wire.receive();
        if (reply.remaining() != Long.BYTES) {
            throw new IOException("Unexpected message size " + reply.remaining());
        }
        return reply.getLong();
    }

    private static ByteBuffer request(Request request) {
        return ByteBuffer.allocate(1).put(0, request.code());
    }
}

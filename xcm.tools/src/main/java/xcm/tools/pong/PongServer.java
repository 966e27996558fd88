package xcm.tools.pong;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import xcm.api.Xcm;
import xcm.api.XcmConnection;
import xcm.api.XcmException;
import xcm.api.XcmServer;
import xcm.attr.AttributeMap;
import xcm.tools.command.End;
import xcm.tools.command.Exit;

/** Reflects messages, each connection by a thread of its own. */
final class PongServer {
    private PongServer() {}

    static XcmServer open(String address) throws End {
        try {
            return Xcm.server(
                    address, AttributeMap.builder().add("xcm.service", "any").build());
        } catch (XcmException e) {
            throw End.fatal("Unable to create server socket", e);
        }
    }

    /** Serves until a signal ends the process. */
    static End run(XcmServer server) {
        try (server) {
            while (true) {
                start(server.accept());
            }
        } catch (XcmException e) {
            return End.fatal("Unable to accept connection", e);
        }
    }

    private static void start(XcmConnection connection) {
        long cpuBefore = CpuTime.nanos();
        var thread = new Thread(() -> serve(connection, cpuBefore), "connection");
        thread.setDaemon(true);
        thread.start();
    }

    private static void serve(XcmConnection connection, long cpuBefore) {
        try (connection;
                var wire = new Wire(connection)) {
            var request = wire.receive();
            while (answer(wire, request, cpuBefore)) {
                request = wire.receive();
            }
        } catch (EOFException e) {
            // the client left
        } catch (IOException e) {
            if (!Exit.isExiting()) {
                System.err.println("Error serving client: " + End.reason(e) + ".");
            }
        }
    }

    /** Returns false if that was the last request. */
    private static boolean answer(Wire wire, ByteBuffer request, long cpuBefore) throws IOException {
        byte code = request.get(request.position());
        if (code == Request.REFLECT.code()) {
            wire.send(request);
        } else if (code == Request.CPU_TIME.code()) {
            wire.send(ByteBuffer.allocate(Long.BYTES)
                    .putLong(CpuTime.nanos() - cpuBefore)
                    .flip());
        } else if (code != Request.TERMINATE.code()) {
            throw new IOException("Unknown request " + code);
        }
        return code != Request.TERMINATE.code();
    }
}

package xcm.tools.demo;

import java.io.IOException;
import java.nio.file.Path;
import xcm.api.Xcm;
import xcm.api.XcmConnection;
import xcm.api.XcmServer;
import xcm.attr.AttributeMap;

/** Tries one transport: a server and a client in this process exchange messages, small and large. */
final class Trial {
    static final int SMALL = 100;
    static final int LARGE = 65536;

    private static final int WARM_UPS = 300;
    private static final int SMALL_COUNT = 1000;
    private static final int LARGE_COUNT = 100;
    private static final long PATIENCE_MILLIS = 5000;
    private static final AttributeMap ANY_SERVICE =
            AttributeMap.builder().add("xcm.service", "any").build();

    private static final String HOST = "127.0.0.1";

    /** The same in IPv6, RFC 4291 2.5.5.2: no name has to be resolved. */
    private static final String OTHER_NAME = "[::ffff:127.0.0.1]";

    private final String transport;
    private final Path directory;
    private final AttributeMap attributes;
    private final String host;

    /**
     * Makes a trial.
     *
     * @param directory where sockets are that need a file
     * @param credentials what sockets of TLS get
     */
    static Trial of(String transport, Path directory, AttributeMap credentials) {
        return new Trial(transport, directory, credentials, HOST);
    }

    /** Makes a trial as {@link #of}, in which the client calls the host by another name than the server. */
    static Trial byOtherName(String transport, Path directory, AttributeMap credentials) {
        return new Trial(transport, directory, credentials, OTHER_NAME);
    }

    private Trial(String transport, Path directory, AttributeMap credentials, String host) {
        this.transport = transport;
        this.host = host;
        this.directory = directory;
        attributes = transport.endsWith("tls")
                ? ANY_SERVICE.toBuilder().addAll(credentials).build()
                : ANY_SERVICE;
    }

    Report run() {
        try (var server = Xcm.server(address(), attributes)) {
            var echo = new Echo(server);
            var thread = new Thread(echo, "echo");
            thread.setDaemon(true);
            thread.start();
            Report report;
            try (var connection = Xcm.connect(remote(server), attributes)) {
                report = talk(connection);
            }
            thread.join(PATIENCE_MILLIS);
            return echo.problem().isEmpty() ? report : new Report.Fails(transport, "server: " + echo.problem());
        } catch (IOException e) {
            return new Report.Fails(transport, String.valueOf(e.getMessage()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Report.Fails(transport, "interrupted");
        }
    }

    private Report talk(XcmConnection connection) throws IOException {
        var service = connection.attributes().getString("xcm.service");
        boolean isMessaging = service.equals("messaging");
        long largest = isMessaging ? connection.attributes().getInt64("xcm.max_msg_size") : Conversation.LARGEST;
        var local = connection.localAddress().filter(text -> !text.equals(transport + ":"));
        var remote = connection.remoteAddress();
        try (var conversation = new Conversation(connection)) {
            conversation.exchange(WARM_UPS, SMALL);
            var small = conversation.exchange(SMALL_COUNT, SMALL);
            var large = conversation.exchange(LARGE_COUNT, (int) Math.min(LARGE, largest));
            conversation.exchange(1, (int) Math.min(largest, Conversation.LARGEST));
            return new Report.Works(
                    transport,
                    service,
                    local.orElse("-"),
                    remote.orElse("-"),
                    WARM_UPS + SMALL_COUNT + LARGE_COUNT + 1,
                    connection.attributes().getInt64("xcm.from_app_bytes"),
                    small[small.length / 2],
                    small[0],
                    large[large.length / 2]);
        }
    }

    private String address() {
        return switch (transport) {
            case "ux" -> "ux:xcmdemo-" + ProcessHandle.current().pid();
            case "uxf" -> "uxf:" + directory.resolve("socket");
            default -> transport + ":" + HOST + ":0";
        };
    }

    private String remote(XcmServer server) {
        return server.localAddress().orElseThrow().replace(HOST, host);
    }
}

package xcm.transport.tcp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import xcm.api.spi.ServiceType;
import xcm.test.TcpTransport;
import xcm.test.network.Ends;
import xcm.test.network.Link;
import xcm.test.network.Namespace;
import xcm.test.network.Probe;
import xcm.test.network.Shell;

/** What the kernel sees: by strace(1), and by ss(8). */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class KernelOptionsTest {
    private static final TcpTransport TCP = new TcpTransport("tcp", ServiceType.MESSAGING, "127.0.0.1");
    private static final Pattern CALL = Pattern.compile("^\\d+ +(\\w+)\\((\\w+), (.*)\\) += (-?\\d+).*");

    @ParameterizedTest
    @CsvSource({"127.0.0.1, AF_INET, SOL_IP IP_TOS", "[::1], AF_INET6, SOL_IPV6 IPV6_TCLASS"})
    void shouldSetOptionsInOrder(String host, String family, String mark) throws Exception {
        var trace = Files.createTempFile("xcm", ".strace");
        try (var namespace = new Namespace()) {
            var kinds = "socket,setsockopt,bind,listen,connect,accept4";
            assertTrue(run(namespace, trace, kinds, "pair tcp:" + host + ":0").startsWith("OK "));

            var expected = new ArrayList<>(List.of("socket " + family, mark + " 160"));
            if (family.equals("AF_INET6")) {
                expected.add("SOL_IP IP_TOS 160");
            }
            expected.addAll(List.of("bind", "listen 32", "socket " + family));
            var options = List.of(
                    "SOL_TCP TCP_NODELAY 1",
                    "SOL_TCP TCP_SYNCNT 3",
                    mark + " 160",
                    "SOL_TCP TCP_KEEPIDLE 1",
                    "SOL_TCP TCP_KEEPINTVL 1",
                    "SOL_TCP TCP_KEEPCNT 3",
                    "SOL_SOCKET SO_KEEPALIVE 1",
                    "SOL_TCP TCP_USER_TIMEOUT 3000");
            expected.addAll(options);
            expected.addAll(List.of("connect", "connect", "accept4"));
            expected.addAll(options);
            var calls = calls(Files.readAllLines(trace));
            // The program starts with a server of its own.
            assertEquals(expected, calls.subList(calls.indexOf("listen 32") + 1, calls.size()));
        } finally {
            Files.delete(trace);
        }
    }

    /** Runs the program under strace(1); returns what it prints. */
    private static String run(Namespace namespace, Path trace, String kinds, String argument) {
        var command = new ArrayList<>(namespace.command("strace", "-f", "--seccomp-bpf", "-o", trace.toString()));
        command.addAll(List.of("-e", "trace=" + kinds));
        command.addAll(Probe.command(TCP, argument));
        return Shell.run(command);
    }

    /** Reduces the calls to what is looked at; only those on TCP sockets. */
    private static List<String> calls(List<String> trace) {
        var calls = new ArrayList<String>();
        for (var line : trace) {
            var matcher = CALL.matcher(line);
            if (!matcher.matches()) {
                continue;
            }
            var rest = matcher.group(3);
            switch (matcher.group(1)) {
                case "socket" -> {
                    if (rest.endsWith("IPPROTO_TCP")) {
                        calls.add("socket " + matcher.group(2));
                    }
                }
                case "setsockopt" -> calls.add(rest.replaceAll("(\\w+), (\\w+), \\[(\\d+)\\].*", "$1 $2 $3"));
                case "listen" -> calls.add("listen " + rest);
                default -> calls.add(matcher.group(1));
            }
        }
        return calls;
    }

    @Test
    void shouldSetReuseOfAddressWhenPortIsGiven() throws Exception {
        var trace = Files.createTempFile("xcm", ".strace");
        try (var namespace = new Namespace()) {
            run(namespace, trace, "setsockopt,listen", "serve tcp:127.0.0.1:2345");
            var calls = calls(Files.readAllLines(trace));
            assertEquals(
                    List.of("SOL_IP IP_TOS 160", "SOL_SOCKET SO_REUSEADDR 1", "listen 32"),
                    calls.subList(calls.indexOf("listen 32") + 1, calls.size()));
        } finally {
            Files.delete(trace);
        }
    }

    @ParameterizedTest
    @CsvSource({"10.77.0.2, tos:0xa0", "[fd77::2], tclass:0xa0"})
    void shouldShowOptionsInKernelWhenConnected(String host, String mark) throws Exception {
        try (var link = new Link();
                var pair = Ends.over(link, TCP, host)) {
            pair.exchange();
            for (var end : List.of(link.here, link.there)) {
                var connection = end.exec("ss", "-Htnoi", "--tos", "state", "established");
                assertTrue(connection.contains(mark), connection);
                assertTrue(connection.contains("timer:(keepalive,"), connection);
            }
        }
    }
}

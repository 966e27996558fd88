package xcm.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.Constants;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.ServiceRegistration;
import xcm.api.spi.ServiceType;
import xcm.api.spi.Transport;

@Timeout(30)
final class TransportTableTest {
    @TempDir
    private Path cache;

    private Host host;

    @BeforeEach
    void start() throws Exception {
        host = Host.start(cache);
    }

    @AfterEach
    void stop() throws Exception {
        host.close();
    }

    @Test
    void shouldListByNameThePreferredFirstWhenTwoHaveTheSameName() {
        offer("tcp", ServiceType.MESSAGING, Map.of());
        offer("tcp", ServiceType.MESSAGING, Map.of(Constants.SERVICE_RANKING, 17));
        offer("btcp", ServiceType.BYTESTREAM, Map.of(Constants.SERVICE_RANKING, "no number"));
        var bundle = "org.apache.felix.framework  " + host.framework().getVersion() + "     0";
        assertEquals(
                List.of(
                        "NAME  SERVICE     BUNDLE                      VERSION  ID  RANK  IN USE",
                        "btcp  bytestream  " + bundle + "     0  yes",
                        "tcp   messaging   " + bundle + "    17  yes",
                        "tcp   messaging   " + bundle + "     0  no"),
                transports());
    }

    @Test
    void shouldListTheOtherAsInUseWhenThePreferredGoes() {
        var preferred = offer("tcp", ServiceType.MESSAGING, Map.of(Constants.SERVICE_RANKING, 1));
        offer("tcp", ServiceType.MESSAGING, Map.of());
        preferred.unregister();
        assertEquals(2, transports().size());
        assertEquals("tcp   messaging", transports().get(1).substring(0, 15));
        assertEquals("0  yes", transports().get(1).substring(transports().get(1).length() - 6));
    }

    @Test
    void shouldListTheHeadAloneWhenThereIsNone() {
        assertEquals(List.of("NAME  SERVICE  BUNDLE  VERSION  ID  RANK  IN USE"), transports());
    }

    private List<String> transports() {
        return new Commands(host.context(), new Local()).transports();
    }

    private ServiceRegistration<?> offer(String name, ServiceType service, Map<String, Object> properties) {
        var transport = new NamedTransport(name, service);
        return host.context().registerService(Transport.class, transport, FrameworkUtil.asDictionary(properties));
    }
}

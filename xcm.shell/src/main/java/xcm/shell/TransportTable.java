package xcm.shell;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceReference;
import xcm.api.spi.Transport;
import xcm.shell.Table.Column;

/** Lists the transports that bundles offer as services, by name; of those with the same name the one in use first. */
final class TransportTable {
    private final Table table = new Table(
            Column.text("NAME"),
            Column.text("SERVICE"),
            Column.text("BUNDLE"),
            Column.text("VERSION"),
            Column.number("ID"),
            Column.number("RANK"),
            Column.text("IN USE"));

    private TransportTable() {}

    /** Is a transport and the service that it is. */
    private record Offer(ServiceReference<Transport> service, Transport transport) {}

    static List<String> lines(BundleContext context) {
        var rows = new TransportTable();
        var used = new HashMap<String, ServiceReference<Transport>>();
        services(context).stream()
                .map(service -> new Offer(service, context.getService(service)))
                // gone since it was found
                .filter(offer -> offer.transport != null)
                .sorted(Comparator.comparing((Offer offer) -> offer.transport.name())
                        .thenComparing(Offer::service, Comparator.reverseOrder()))
                .forEach(offer -> {
                    rows.add(offer, used);
                    context.ungetService(offer.service);
                });
        return rows.table.lines();
    }

    /** The service that the framework prefers is the one that the next socket takes; it comes first. */
    private void add(Offer offer, Map<String, ServiceReference<Transport>> used) {
        var name = offer.transport.name();
        var bundle = offer.service.getBundle();
        table.add(List.of(
                name,
                offer.transport.service().text(),
                bundle == null ? "-" : bundle.getSymbolicName(),
                bundle == null ? "-" : bundle.getVersion().toString(),
                bundle == null ? "-" : String.valueOf(bundle.getBundleId()),
                ranking(offer.service),
                used.putIfAbsent(name, offer.service) == null ? "yes" : "no"));
    }

    /** Ranks as the framework does: what is no Integer counts as 0. */
    private static String ranking(ServiceReference<Transport> service) {
        return service.getProperty(Constants.SERVICE_RANKING) instanceof Integer ranking ? ranking.toString() : "0";
    }

    private static Collection<ServiceReference<Transport>> services(BundleContext context) {
        try {
            return context.getServiceReferences(Transport.class, null);
        } catch (InvalidSyntaxException e) {
            throw new AssertionError("there is no filter", e);
        }
    }
}

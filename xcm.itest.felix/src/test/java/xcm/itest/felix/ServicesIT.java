package xcm.itest.felix;

import org.junit.Test;
import xcm.test.hotplug.Services;

/** Transports are known to the framework. */
public class ServicesIT extends InFelix {
    @Test
    public void shouldFindTransportsInTheNameOfTheirBundlesWhenServicesAreListed() throws Exception {
        services().transportsAreServicesOfTheirBundles();
    }

    @Test
    public void shouldFindTheLibraryWhenItIsAskedForAsAService() throws Exception {
        services().libraryIsAService();
    }

    @Test
    public void shouldUseATransportWhenItIsRegisteredByHand() throws Exception {
        services().anybodyMayRegisterATransport();
    }

    @Test
    public void shouldResolveAnApplicationOnlyWhenItsTransportIsThere() throws Exception {
        services().applicationsMayRequireATransport();
    }

    private Services services() {
        return new Services(container());
    }
}

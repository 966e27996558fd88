package xcm.test.network;

import org.junit.jupiter.api.Nested;
import xcm.test.TransportUnderTest;

/**
 * Is what transports over TCP have to keep on a network: what they send there, and how they bear that it loses it. The parts wait
 * for the kernel's timers, and do that side by side; {@link HiccupContract} is by itself.
 */
public abstract class NetworkContract {
    final TransportUnderTest[] transports;

    /** Names the transports; they need the same attributes. */
    protected NetworkContract(TransportUnderTest... transports) {
        this.transports = transports;
    }

    @Nested
    final class Connects extends ConnectContract {
        Connects() {
            super(NetworkContract.this.transports);
        }
    }

    @Nested
    final class DeadPeers extends DeadPeerContract {
        DeadPeers() {
            super(NetworkContract.this.transports);
        }
    }

    @Nested
    final class LossyLinks extends LossyLinkContract {
        LossyLinks() {
            super(NetworkContract.this.transports);
        }
    }

    @Nested
    final class Marks extends DscpContract {
        Marks() {
            super(NetworkContract.this.transports);
        }
    }

    @Nested
    final class SourceAddresses extends SourceAddressContract {
        SourceAddresses() {
            super(NetworkContract.this.transports);
        }
    }
}

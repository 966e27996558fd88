package xcm.test;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.parallel.Isolated;

/**
 * Is what every transport has to keep, whatever its service.
 *
 * <p>A transport's tests inherit it, or rather {@link MessagingContract} or {@link StreamContract}, by a class that does
 * nothing but describe the transport:
 *
 * <pre>{@code
 * class UxContractTest extends UnixContract {
 *     UxContractTest() {
 *         super(new UnixTransport("ux"));
 *     }
 * }
 * }</pre>
 */
@Isolated("the check for leaks looks at the whole process")
public abstract class TransportContract {
    final TransportUnderTest transport;

    /** Describes the transport. */
    protected TransportContract(TransportUnderTest transport) {
        this.transport = transport;
    }

    @Nested
    final class Errors extends ErrorsContract {
        Errors() {
            super(TransportContract.this.transport);
        }
    }

    @Nested
    final class Requests extends RequestContract {
        Requests() {
            super(TransportContract.this.transport);
        }
    }

    @Nested
    final class Attributes extends AttributeContract {
        Attributes() {
            super(TransportContract.this.transport);
        }
    }

    @Nested
    final class Counters extends CounterContract {
        Counters() {
            super(TransportContract.this.transport);
        }
    }

    @Nested
    final class Allocation extends AllocationContract {
        Allocation() {
            super(TransportContract.this.transport);
        }
    }

    @Nested
    final class Transfer extends TransferContract {
        Transfer() {
            super(TransportContract.this.transport);
        }
    }

    @Nested
    final class Serving extends ServingContract {
        Serving() {
            super(TransportContract.this.transport);
        }
    }

    @Nested
    final class Establishing extends EstablishingContract {
        Establishing() {
            super(TransportContract.this.transport);
        }
    }

    @Nested
    final class Readiness extends ReadinessContract {
        Readiness() {
            super(TransportContract.this.transport);
        }
    }

    @Nested
    final class Batches extends BatchContract {
        Batches() {
            super(TransportContract.this.transport);
        }
    }

    @Nested
    final class Blocking extends BlockingContract {
        Blocking() {
            super(TransportContract.this.transport);
        }
    }

    @Nested
    final class Pollers extends PollerContract {
        Pollers() {
            super(TransportContract.this.transport);
        }
    }

    @Nested
    final class Processes extends ProcessContract {
        Processes() {
            super(TransportContract.this.transport);
        }
    }
}

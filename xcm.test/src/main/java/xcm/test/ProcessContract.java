package xcm.test;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;

/** Is about what needs a process of its own, because of its limits. */
abstract class ProcessContract extends Contract {
    ProcessContract(TransportUnderTest transport) {
        super(transport);
    }

    @Test
    void shouldTellThatNoDescriptorIsLeftAndRecoverWhenTheProcessHasFew() throws Exception {
        try (var child = ChildJvm.startWithDescriptors(100, NoDescriptors.class, transport)) {
            assertEquals("""
                    connect: EMFILE
                    serve: EMFILE
                    accept: EMFILE
                    fd: EMFILE
                    open poller: EMFILE
                    leaked: 0
                    accept: ok
                    connect: ok""", child.readAll());
        }
    }

    @Test
    @EnabledForJreRange(min = JRE.JAVA_21, disabledReason = "there are no virtual threads")
    void shouldNotPinTheCarrierWhenManyVirtualThreadsWait() throws Exception {
        var oneCarrier =
                List.of("-Djdk.virtualThreadScheduler.parallelism=1", "-Djdk.virtualThreadScheduler.maxPoolSize=1");
        try (var child = ChildJvm.start(oneCarrier, VirtualThreads.class, transport)) {
            assertEquals("""
                    150 wait, and another thread runs
                    150 echoed
                    accept: EBADF
                    receive: EBADF
                    receive: EINTR true
                    poll: EINTR true
                    poll: 1""", child.readAll());
        }
    }
}

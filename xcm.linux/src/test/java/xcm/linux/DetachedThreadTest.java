package xcm.linux;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URL;
import java.net.URLClassLoader;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class DetachedThreadTest {
    @Test
    void shouldInheritNothingOfItsStarter() throws Exception {
        InheritableThreadLocal<String> local = new InheritableThreadLocal<>();
        CompletableFuture<String> seen = new CompletableFuture<>();
        CompletableFuture<Thread> thread = new CompletableFuture<>();
        Thread current = Thread.currentThread();
        ClassLoader own = current.getContextClassLoader();
        try (URLClassLoader other = new URLClassLoader(new URL[0])) {
            current.setContextClassLoader(other);
            local.set("starter's");
            DetachedThread.start("a name", () -> {
                seen.complete(local.get());
                thread.complete(Thread.currentThread());
            });
            assertNull(seen.get());
            assertSame(DetachedThread.class.getClassLoader(), thread.get().getContextClassLoader());
            assertTrue(thread.get().isDaemon());
            assertEquals("a name", thread.get().getName());
        } finally {
            current.setContextClassLoader(own);
            local.remove();
        }
    }
}

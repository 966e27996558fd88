package xcm.linux;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class ProcessDescriptorsTest {
    @Test
    void shouldGiveTheSoftLimitWhenAsked() throws Exception {
        String line = Files.readAllLines(Path.of("/proc/self/limits")).stream()
                .filter(l -> l.startsWith("Max open files"))
                .findFirst()
                .orElseThrow();
        assertEquals(Long.parseLong(line.split("\\s+")[3]), ProcessDescriptors.limit());
    }

    @Test
    void shouldCountTheNewOnesWhenOpened() throws Exception {
        ProcessDescriptors.open(); // what it loads first may stay open
        int before = ProcessDescriptors.open();
        try (NativeSocket.Pair pair = NativeSocket.pair(SocketType.SOCK_STREAM)) {
            assertTrue(pair.first().fd().isOpen());
            assertEquals(before + 2, ProcessDescriptors.open());
        }
        assertEquals(before, ProcessDescriptors.open());
    }
}

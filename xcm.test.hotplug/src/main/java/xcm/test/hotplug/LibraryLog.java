package xcm.test.hotplug;

import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** Takes, instead of the container, what a library logs, where {@link System.Logger} is that of the JDK. */
final class LibraryLog implements AutoCloseable {
    private final Logger logger;
    private final List<String> lines = new ArrayList<>(); // guarded by itself
    private final Handler handler = new Handler() {
        @Override
        public void publish(LogRecord line) {
            synchronized (lines) {
                lines.add(line.getLevel() + " " + line.getMessage() + " " + line.getThrown());
            }
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };

    /** Begins to take what the loggers of this name, and below it, log. */
    LibraryLog(String name) {
        logger = Logger.getLogger(name);
        handler.setLevel(Level.INFO);
        logger.addHandler(handler);
        logger.setUseParentHandlers(false);
    }

    /** Returns the lines so far, at least of the level INFO. */
    List<String> lines() {
        synchronized (lines) {
            return List.copyOf(lines);
        }
    }

    @Override
    public void close() {
        logger.setUseParentHandlers(true);
        logger.removeHandler(handler);
    }
}

package xcm.api.internal;

/**
 * Silences what the library logs while a test provokes it. By reflection, as the library's module, which the tests are part
 * of, does not read {@code java.logging}.
 */
final class LibraryLog implements AutoCloseable {
    private final Class<?> level = Class.forName("java.util.logging.Level");
    private final Object logger; // kept: the JDK holds it weakly

    private LibraryLog() throws ReflectiveOperationException {
        var type = Class.forName("java.util.logging.Logger");
        logger = type.getMethod("getLogger", String.class).invoke(null, "xcm.api");
        setLevel(level.getField("OFF").get(null));
    }

    static LibraryLog off() throws ReflectiveOperationException {
        return new LibraryLog();
    }

    private void setLevel(Object value) throws ReflectiveOperationException {
        logger.getClass().getMethod("setLevel", level).invoke(logger, value);
    }

    /** Has it log again as the loggers above it say. */
    @Override
    public void close() throws ReflectiveOperationException {
        setLevel(null);
    }
}

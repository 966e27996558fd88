package xcm.itest;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.reflect.InvocationTargetException;
import java.util.List;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;

/** Is a session of Gogo in a framework, used from the outside, where its classes are not those of the same names. */
final class GogoSession implements AutoCloseable {
    private static final String API = "org.apache.felix.service.command.";

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final Class<?> type;
    private final Class<?> job;
    private final Object session;

    GogoSession(Bundle runtime) throws ReflectiveOperationException {
        var processor = runtime.loadClass(API + "CommandProcessor");
        type = runtime.loadClass(API + "CommandSession");
        job = runtime.loadClass(API + "Job");
        session = processor
                .getMethod("createSession", InputStream.class, OutputStream.class, OutputStream.class)
                .invoke(service(runtime, processor.getName()), InputStream.nullInputStream(), out, out);
    }

    /** Returns a service that a bundle sees. */
    static Object service(Bundle bundle, String name) {
        BundleContext context = bundle.getBundleContext();
        return context.getService(context.getServiceReference(name));
    }

    /** Sets a variable. */
    void put(String name, Object value) throws ReflectiveOperationException {
        type.getMethod("put", String.class, Object.class).invoke(session, name, value);
    }

    /** Executes what the user would type; returns the result. */
    Object execute(String line) throws Exception {
        try {
            return type.getMethod("execute", CharSequence.class).invoke(session, line);
        } catch (InvocationTargetException e) {
            throw e.getCause() instanceof Exception cause ? cause : e;
        }
    }

    /** Executes a command; returns what it printed. */
    List<String> run(String line) throws Exception {
        out.reset();
        execute(line);
        return printed();
    }

    /** Returns the lines that were printed since the last {@link #run} began. */
    List<String> printed() {
        return out.toString(UTF_8).lines().toList();
    }

    /** Interrupts the command that runs, as Gogo's console does when Ctrl-C is typed. */
    void interrupt() throws ReflectiveOperationException {
        job.getMethod("interrupt").invoke(type.getMethod("foregroundJob").invoke(session));
    }

    @Override
    public void close() throws ReflectiveOperationException {
        type.getMethod("close").invoke(session);
    }
}

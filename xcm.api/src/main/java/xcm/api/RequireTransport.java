package xcm.api;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.osgi.annotation.bundle.Requirement;

/**
 * Says that an application's bundle needs a transport: bnd writes a requirement of the capability {@code xcm.transport} into
 * its manifest, so that a resolver brings a bundle that has it, and no framework starts the application without. It can be
 * given many times. Outside OSGi it has no effect.
 *
 * <p>The requirement is about what is installed. A transport may still be stopped and started while the application runs;
 * its sockets then fail with ENOPROTOOPT, and new ones can be opened when it is back.
 *
 * <pre>{@code
 * @RequireTransport("ux")
 * @RequireTransport("tcp")
 * final class Echo { ... }
 * }</pre>
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target({ElementType.TYPE, ElementType.PACKAGE})
@Repeatable(RequireTransports.class)
@Requirement(namespace = "xcm.transport", filter = "(xcm.transport=${#value})")
@SuppressWarnings("exports") // the OSGi annotations are not needed by who uses this
public @interface RequireTransport {
    /** Returns the name of the transport. */
    String value();
}

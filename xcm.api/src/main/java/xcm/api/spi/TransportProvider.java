package xcm.api.spi;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.osgi.annotation.bundle.Attribute;
import org.osgi.annotation.bundle.Capability;
import org.osgi.annotation.bundle.Requirement;

/**
 * Marks the implementation of a {@link Transport} so that it is found at run time.
 *
 * <p>From it bnd writes META-INF/services (class path), the capability {@code xcm.transport} (an application bundle can
 * require it) and the requirement of the extender that registers it as a service (OSGi). On the module path a
 * {@code provides xcm.api.spi.Transport with ...} does the same.
 *
 * <pre>{@code
 * @TransportProvider("ux")
 * public final class UxTransport implements Transport { ... }
 * }</pre>
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
@Capability(namespace = "osgi.serviceloader", name = "xcm.api.spi.Transport", attribute = "register:=${@class}")
@Capability(namespace = "xcm.transport")
@Requirement(namespace = "osgi.extender", name = "xcm.transport", version = "1.0.0")
@SuppressWarnings("exports") // the OSGi annotations are not needed by who uses this
public @interface TransportProvider {
    /** Returns the transport's name, the same as {@link Transport#name()}. */
    @Attribute("xcm.transport")
    String value();
}

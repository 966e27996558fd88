package com.kenai.jffi;

import com.kenai.jffi.internal.StubLoader;
import org.osgi.framework.BundleReference;

/**
 * Loads jffi's native library; in the place of jffi's own class of this name, which knows nothing of OSGi. In an OSGi
 * framework the library is the one that the framework stores for this very class loader (Bundle-NativeCode, OSGi Core
 * 3.10): it needs no temporary directory, and is another file after each refresh, which a JVM demands to load it again.
 * Elsewhere, and if the framework has none that fits, jffi's own {@link StubLoader} finds or unpacks it.
 */
final class Init {
    private Init() {}

    /**
     * Load the library; called once, by the initialiser of the class that has the native methods.
     *
     * @throws UnsatisfiedLinkError if it cannot be loaded
     */
    static void load() {
        if (isInBundle() && isLoadedByFramework()) {
            return;
        }
        if (!StubLoader.isLoaded()) {
            var failure = new UnsatisfiedLinkError("cannot load jffi's native library; if the directories that it was"
                    + " unpacked to are mounted \"noexec\", say -Djffi.extract.dir=DIRECTORY to use another");
            failure.initCause(StubLoader.getFailureCause());
            throw failure;
        }
    }

    /** Outside of OSGi its classes are absent. Asked first: a library in java.library.path may be of another version. */
    private static boolean isInBundle() {
        try {
            return Init.class.getClassLoader() instanceof BundleReference;
        } catch (NoClassDefFoundError noFramework) {
            return false;
        }
    }

    private static boolean isLoadedByFramework() {
        try {
            System.loadLibrary("jffi-" + Version.MAJOR + "." + Version.MINOR);
            return true;
        } catch (UnsatisfiedLinkError noneThatFits) {
            return false;
        }
    }
}

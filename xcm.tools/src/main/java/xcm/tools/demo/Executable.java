package xcm.tools.demo;

import java.io.IOException;
import java.io.PrintStream;
import java.lang.module.ResolvedModule;
import java.lang.reflect.InvocationTargetException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import xcm.tools.command.End;

/**
 * Is the runnable jar of XCM in OSGi, started in this process, but in a world of its own: it has no class in common with us
 * but the JDK's. What we want of it is therefore in system properties, and the show is given by a bundle.
 *
 * @param jar the jar, as bnd exports it
 */
record Executable(Path jar) {
    /** Where the launcher says that the jar is. */
    private static final String PROPERTY = "xcm.app";

    /** The bundles that bnd's launcher installs, as resources, separated by commas; a system property has precedence. */
    private static final String BUNDLES = "launch.bundles";

    /** Whether Felix changes fields of java.net.URL: the JDK does not let it in the process of another program. */
    private static final String URL_HANDLERS = "felix.service.urlhandlers";

    private static final String SHELL = "org.apache.felix.gogo.jline";

    /** Our own bundle, and what it needs and the jar does not have. */
    private static final List<String> ADDED = List.of("xcm.tools", "info.picocli", "xcm.ca");

    private static final long PATIENCE_SECONDS = 10;

    /** Returns the jar that the launcher has found. */
    static Executable ofLauncher() throws End {
        var jar = System.getProperty(PROPERTY);
        if (jar == null) {
            throw End.error("xcmdemo: --osgi needs the runnable jar of xcm.app: start it by bin/xcmdemo");
        }
        return new Executable(Path.of(jar));
    }

    /** Gives the show in it, and awaits its end; returns 0, or 1 if something was not as it should be. */
    int show(PrintStream out, Marks marks) throws End {
        if (!Files.isReadable(jar)) {
            throw End.error("xcmdemo: there is no " + jar + ": build xcm.app");
        }
        var before = threads().toList();
        int status;
        try {
            status = run();
        } catch (IOException e) {
            throw End.fatal("Unable to start " + jar, e);
        }
        var left = threads()
                .filter(thread -> !before.contains(thread) && !hasEnded(thread))
                .map(Thread::getName)
                .toList();
        var last = new Scene("The framework has ended.");
        last.add(left.isEmpty(), "", "threads", left.isEmpty() ? "none is left" : "left: " + left);
        last.print(out, marks);
        boolean isGood = status == 0 && last.isGood();
        out.println("  "
                + (isGood
                        ? Style.GOOD.paint("A transport went and came back; nobody else noticed.")
                        : Style.BAD.paint("That is not how it should be.")));
        out.println();
        out.flush();
        return isGood ? 0 : 1;
    }

    private int run() throws IOException, End {
        var added = ADDED.stream().map(Executable::module).toList();
        var path = new ArrayList<URL>(List.of(url(jar)));
        for (var bundle : added) {
            path.add(url(bundle.getParent())); // bundles are found as resources
        }
        try (var file = new JarFile(jar.toFile());
                var loader = new URLClassLoader(path.toArray(URL[]::new), ClassLoader.getPlatformClassLoader())) {
            System.setProperty(Activator.WANTED, "true");
            System.setProperty(URL_HANDLERS, "false");
            var bundles = new ArrayList<>(bundles(file));
            added.forEach(bundle -> bundles.add(bundle.getFileName().toString()));
            System.setProperty(BUNDLES, String.join(",", bundles));
            var main = loader.loadClass(file.getManifest().getMainAttributes().getValue(Attributes.Name.MAIN_CLASS));
            // As main, but it returns the status instead of exiting.
            var launcher = main.getConstructor().newInstance();
            return (Integer) main.getMethod("run", String[].class).invoke(launcher, (Object) new String[0]);
        } catch (InvocationTargetException e) {
            throw End.error("xcmdemo: " + jar + " does not start: " + e.getCause());
        } catch (ReflectiveOperationException e) {
            throw End.error("xcmdemo: " + jar + " is not what bnd exports: " + e);
        }
    }

    /** Returns the bundles in the jar, without the shell: it would take the terminal. */
    private static List<String> bundles(JarFile file) throws IOException {
        var properties = new Properties();
        try (var in = file.getInputStream(file.getJarEntry("launcher.properties"))) {
            properties.load(in);
        }
        return Stream.of(properties.getProperty(BUNDLES).split(","))
                .filter(name -> !name.contains(SHELL))
                .toList();
    }

    /** Returns the jar of a module that we are running with. */
    private static Path module(String name) {
        return Executable.class
                .getModule()
                .getLayer()
                .configuration()
                .findModule(name)
                .map(ResolvedModule::reference)
                .flatMap(reference -> reference.location())
                .map(Path::of)
                .orElseThrow();
    }

    private static URL url(Path path) throws MalformedURLException {
        return path.toUri().toURL();
    }

    private static Stream<Thread> threads() {
        return Thread.getAllStackTraces().keySet().stream().filter(thread -> !thread.isDaemon());
    }

    private static boolean hasEnded(Thread thread) {
        try {
            thread.join(TimeUnit.SECONDS.toMillis(PATIENCE_SECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return !thread.isAlive();
    }
}

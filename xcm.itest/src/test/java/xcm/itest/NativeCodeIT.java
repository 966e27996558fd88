package xcm.itest;

import static java.util.stream.Collectors.toSet;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.osgi.framework.Constants;

/** Native libraries are loaded wherever, and as often, as bundles are. */
@Timeout(120)
final class NativeCodeIT {
    private static final Path BUNDLES = Path.of(System.getProperty("xcm.itest.target"), "bundles");
    private static final String JFFI = "jffi-1.2";
    private static final Consumer HELLO = new Consumer("hello");
    private static final int TIMES = 3;
    private static final int COLLECTIONS = 100;

    @TempDir
    private Path cache;

    @TempDir
    private Path temporary;

    /** A step of the life of a bundle. */
    private interface Step {
        void take() throws Exception;
    }

    @Test
    void shouldLoadJffiAgainWhenItsBundleIsRefreshedOrUpdated() throws Exception {
        try (var felix = Felix.start(BUNDLES, cache)) {
            assertLoadsFromCache(JFFI, () -> exchangeByXcm(felix));
            for (int i = 0; i < TIMES; i++) {
                felix.refresh("xcm.lib.jnr");
                assertLoadsFromCache(JFFI, () -> exchangeByXcm(felix));
                felix.update("xcm.lib.jnr");
                assertLoadsFromCache(JFFI, () -> exchangeByXcm(felix));
            }
        }
    }

    @Test
    void shouldLoadJunixsocketAgainWhenItsBundleIsRefreshedOrUpdated() throws Exception {
        try (var felix = Felix.start(BUNDLES, cache)) {
            assertLoadsFromCache(junixsocket(felix), () -> exchangeByJunixsocket(felix));
            for (int i = 0; i < TIMES; i++) {
                felix.refresh("xcm.lib.junixsocket");
                assertLoadsFromCache(junixsocket(felix), () -> exchangeByJunixsocket(felix));
                felix.update("xcm.lib.junixsocket");
                assertLoadsFromCache(junixsocket(felix), () -> exchangeByJunixsocket(felix));
            }
        }
    }

    /** A thread that has called by jffi survives it: what the library keeps for each thread goes with it. */
    @Test
    void shouldUnloadJffiWhenItsBundleIsRefreshed() throws Exception {
        var thread = Executors.newSingleThreadExecutor();
        try (var felix = Felix.start(BUNDLES, cache)) {
            var loaders = new ReferenceQueue<ClassLoader>();
            var old = new HashMap<Reference<? extends ClassLoader>, String>();
            for (int i = 0; i < TIMES; i++) {
                thread.submit(() -> {
                            exchangeByXcm(felix);
                            return null;
                        })
                        .get();
                for (var name : List.of("xcm.lib.jnr", "xcm.linux", "xcm.api")) {
                    old.put(new WeakReference<>(felix.classLoader(name), loaders), name);
                }
                felix.refresh("xcm.lib.jnr");
            }
            for (int i = 0;
                    i < COLLECTIONS && !(old.isEmpty() && mappedFromCache().isEmpty());
                    i++) {
                System.gc();
                old.remove(loaders.remove(100));
            }
            assertEquals(Map.of(), old);
            assertEquals(Set.of(), mappedFromCache());
        } finally {
            thread.shutdown();
        }
        assertTrue(thread.awaitTermination(30, TimeUnit.SECONDS), "the thread has not ended");
    }

    /** The processors as JVMs name them (os.arch), the last one unknown. */
    @ParameterizedTest
    @CsvSource({
        "amd64, jni/x86_64-Linux, lib/amd64-Linux-clang/jni",
        "aarch64, jni/aarch64-Linux, lib/aarch64-Linux-clang/jni",
        "arm, jni/arm-Linux, lib/arm-Linux-clang/jni",
        "i386, jni/i386-Linux, ''",
        "ppc64le, jni/ppc64le-Linux, lib/ppc64le-Linux-clang/jni",
        "s390x, jni/s390x-Linux, lib/s390x-Linux-clang/jni",
        "riscv64, jni/riscv64-Linux, lib/riscv64-Linux-clang/jni",
        "loongarch64, jni/loongarch64-Linux, lib/loongarch64-Linux-clang/jni",
        "vax, '', ''"
    })
    void shouldFindTheLibraryOfTheProcessorWhenThereIsOne(String processor, String jffi, String junixsocket)
            throws Exception {
        var properties = Map.of(Constants.FRAMEWORK_PROCESSOR, processor);
        try (var felix = Felix.start(BUNDLES, cache, properties)) {
            assertEquals(jffi, folder(felix.findLibrary("xcm.lib.jnr", JFFI)));
            assertEquals(junixsocket, folder(felix.findLibrary("xcm.lib.junixsocket", junixsocket(felix))));
        }
    }

    @Test
    void shouldUnpackTheLibraryThatFitsWhenTheFrameworkHasAnother() throws Exception {
        var another = System.getProperty("os.arch").equals("aarch64") ? "amd64" : "aarch64";
        try (var felix = Felix.start(BUNDLES, cache, Map.of(Constants.FRAMEWORK_PROCESSOR, another))) {
            exchangeByXcm(felix);
            exchangeByJunixsocket(felix);
            assertEquals(Set.of(), mappedFromCache());
        }
    }

    @Test
    void shouldNeedNoTemporaryDirectoryWhenInAFramework() throws Exception {
        var outcome = NoExec.run(temporary, temporary, FelixProcess.command(BUNDLES, cache));
        assertEquals(new Outcome(0, FelixProcess.SAID, ""), outcome);
    }

    @Test
    void shouldUseTheWorkingDirectoryWhenOutsideOfAFramework(@TempDir Path work) throws Exception {
        var outcome = NoExec.run(temporary, work, HELLO.onModulePath());
        assertEquals(new Outcome(0, ConsumerIT.SAID + "module path\n", ""), outcome);
    }

    @Test
    void shouldUseTheDirectoryThatJffiIsGivenWhenOutsideOfAFramework(@TempDir Path extract) throws Exception {
        var command = HELLO.onModulePath("-Djffi.extract.dir=" + extract);
        var outcome = NoExec.run(temporary, temporary, command);
        assertEquals(new Outcome(0, ConsumerIT.SAID + "module path\n", ""), outcome);
        try (var left = Files.list(extract)) {
            assertEquals(List.of(), left.toList());
        }
    }

    @Test
    void shouldSayWhatToDoWhenNoDirectoryIsExecutable() throws Exception {
        var outcome = NoExec.run(temporary, temporary, HELLO.onModulePath());
        assertEquals(1, outcome.exitCode());
        assertTrue(outcome.err().contains("say -Djffi.extract.dir=DIRECTORY"), outcome.err());
        assertEquals("", outcome.out());
    }

    @ParameterizedTest
    @ValueSource(strings = {"xcm.lib.jnr", "xcm.lib.junixsocket"})
    void shouldNameEveryLibraryForLinuxWhenItCarriesThem(String name) throws Exception {
        var room = Room.all().stream()
                .filter(candidate -> candidate.name().equals(name))
                .findFirst()
                .orElseThrow();
        try (var jar = new JarFile(room.jar().toFile())) {
            var carried = jar.stream()
                    .map(JarEntry::getName)
                    .filter(entry -> entry.contains("-Linux") && entry.endsWith(".so"))
                    .filter(entry -> !entry.endsWith(".nodeps.so")) // junixsocket's own last resort
                    .collect(toSet());
            var named =
                    new HashSet<>(room.headers().clauses("Bundle-NativeCode").keySet());
            assertTrue(named.remove("*"), "the bundle shall resolve without, too");
            assertEquals(carried, named);
        }
    }

    private static String junixsocket(Felix felix) {
        return "junixsocket-native-" + felix.bundle("xcm.lib.junixsocket").getVersion();
    }

    /** Calls; it makes the JVM map one more library of this name, one that the framework stored. */
    private void assertLoadsFromCache(String name, Step call) throws Exception {
        var before = mappedFromCache();
        call.take();
        var loaded = mappedFromCache();
        loaded.removeAll(before);
        assertEquals(1, loaded.size(), loaded::toString);
        assertTrue(loaded.stream().allMatch(file -> file.endsWith(System.mapLibraryName(name))), loaded::toString);
    }

    /** Returns the files below the cache that are mapped into the memory of this JVM: see proc_pid_maps(5). */
    private Set<String> mappedFromCache() throws IOException {
        try (var lines = Files.lines(Path.of("/proc/self/maps"))) {
            return lines.filter(line -> line.contains(" " + cache + "/"))
                    .map(line -> line.substring(line.indexOf('/')))
                    .collect(toSet());
        }
    }

    /** Returns the folder inside its bundle of a library that the framework stored; empty if there is none. */
    private static String folder(Optional<Path> library) {
        return library.map(file -> file.getParent().toString().replaceFirst(".*/bundle.jar-lib/\\d+/", ""))
                .orElse("");
    }

    private static void exchangeByXcm(Felix felix) throws Exception {
        for (var address : List.of("ux:" + UUID.randomUUID(), "tcp:127.0.0.1:0")) {
            assertEquals("hello", felix.xcm().exchange(address, "hello"));
        }
    }

    private void exchangeByJunixsocket(Felix felix) throws Exception {
        var junixsocket = new ReflectedJunixsocket(felix.bundle("xcm.lib.junixsocket"));
        assertEquals(
                "hello", junixsocket.exchange(cache.resolve(UUID.randomUUID().toString()), "hello"));
    }
}

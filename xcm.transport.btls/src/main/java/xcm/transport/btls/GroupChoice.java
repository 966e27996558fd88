package xcm.transport.btls;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.security.AlgorithmConstraints;
import java.security.AlgorithmParameters;
import java.security.CryptoPrimitive;
import java.security.Key;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.net.ssl.SSLParameters;

/**
 * Has an engine use certain groups for the key exchange, and no others.
 *
 * <p>Java has a setting for it from version 20 on. Before, what an engine is permitted to use can be narrowed; which of the
 * permitted groups is preferred is then the JDK's choice.
 *
 * @param groups their IANA names
 */
record GroupChoice(List<String> groups) implements AlgorithmConstraints {
    private static final Optional<MethodHandle> SETTER = setter();

    /** What decides on signatures in the JDKs that have no such setting; it is this many calls away at most. */
    private static final String SIGNATURES = "sun.security.ssl.SignatureScheme";

    private static final int FRAMES = 10;

    private static Optional<MethodHandle> setter() {
        try {
            return Optional.of(MethodHandles.publicLookup()
                    .findVirtual(
                            SSLParameters.class, "setNamedGroups", MethodType.methodType(void.class, String[].class)));
        } catch (NoSuchMethodException | IllegalAccessException e) {
            return Optional.empty(); // Java 17 to 19
        }
    }

    static void apply(SSLParameters parameters, List<String> groups) {
        if (SETTER.isEmpty()) {
            parameters.setAlgorithmConstraints(new GroupChoice(groups));
            return;
        }
        try {
            SETTER.get().invoke(parameters, groups.toArray(String[]::new));
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalArgumentException("groups " + groups, e);
        }
    }

    @Override
    public boolean permits(Set<CryptoPrimitive> uses, String algorithm, AlgorithmParameters parameters) {
        return !uses.contains(CryptoPrimitive.KEY_AGREEMENT)
                || !Groups.SUPPORTED.contains(algorithm)
                || groups.contains(algorithm)
                || isAboutSignature();
    }

    /**
     * Returns whether it is the curve of somebody's key that the JDK asks about, and not a group: it puts the same question for
     * both, but in TLS 1.3 the one has nothing to do with the other (RFC 8446 4.2.3).
     */
    private static boolean isAboutSignature() {
        return StackWalker.getInstance()
                .walk(frames -> frames.limit(FRAMES)
                        .anyMatch(frame -> frame.getClassName().equals(SIGNATURES)));
    }

    @Override
    public boolean permits(Set<CryptoPrimitive> uses, Key key) {
        return true;
    }

    @Override
    public boolean permits(Set<CryptoPrimitive> uses, String algorithm, Key key, AlgorithmParameters parameters) {
        return true;
    }
}

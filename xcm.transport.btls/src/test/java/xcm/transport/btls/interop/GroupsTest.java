package xcm.transport.btls.interop;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import xcm.api.XcmException;
import xcm.attr.AttributeMap;
import xcm.ca.KeyKind;
import xcm.linux.Errno;

/** Is about the groups for the key exchange, under the names that OpenSSL has for them. */
@Timeout(60)
class GroupsTest {
    /** Keys that have nothing to do with groups: up to TLS 1.2 those are also the curves of keys, RFC 8422 5.1.1. */
    private static final Party RSA = Party.of(KeyKind.RSA_2048);

    private static final String ALL = "X25519:P-256:X448:P-521:P-384:ffdhe2048:ffdhe3072:ffdhe4096:ffdhe6144:ffdhe8192";

    private static final int MOST_FAILURES = 2;

    @RegisterExtension
    final Meeting meeting = new Meeting();

    private static AttributeMap groups(String names) {
        return AttributeMap.builder().add("tls.groups", names).build();
    }

    /**
     * Connects. A secret of a finite field that begins with a zero byte, as one of 256 does, loses it in JDKs before 26
     * (JDK-8328046), where OpenSSL keeps it (RFC 8446 7.4.1): the handshake fails, and the next one is most likely to
     * succeed.
     */
    private static Talk talk(String group, Callable<Talk> attempt) throws Exception {
        for (int failures = 0; ; failures++) {
            try {
                return attempt.call();
            } catch (XcmException e) {
                if (!group.startsWith("ffdhe") || e.errno() != Errno.EPROTO || failures == MOST_FAILURES) {
                    throw e;
                }
            }
        }
    }

    /** What {@code openssl s_client} prints of the key exchange, RFC 8422 and RFC 7919. */
    private static String key(String group) {
        return switch (group) {
            case "X25519" -> "X25519, 253 bits";
            case "X448" -> "X448, 448 bits";
            case "P-256" -> "ECDH, prime256v1, 256 bits";
            case "P-384" -> "ECDH, secp384r1, 384 bits";
            case "P-521" -> "ECDH, secp521r1, 521 bits";
            default -> "DH, " + group.substring("ffdhe".length()) + " bits";
        };
    }

    /** What {@code openssl s_server} calls a group. */
    private static String shared(String group) {
        return switch (group) {
            case "X25519", "X448" -> group.toLowerCase(Locale.ROOT);
            case "P-256" -> "secp256r1";
            case "P-384" -> "secp384r1";
            case "P-521" -> "secp521r1";
            default -> group;
        };
    }

    @ParameterizedTest
    @ValueSource(strings = {"X25519", "P-256", "X448", "P-521", "P-384", "ffdhe2048", "ffdhe3072", "ffdhe4096"})
    void shouldUseTheGroupWhenThePeerHasNoOther(String group) throws Exception {
        var served = talk(group, () -> meeting.withClient(RSA, RSA.attributes(), "-groups", group));
        served.program().await("^Server Temp Key: " + key(group) + "$");
        served.exchange();
        var connected = talk(group, () -> meeting.withServer(RSA, RSA.attributes(), "-groups", group));
        connected.program().await("^Shared groups: " + shared(group) + "$");
        connected.exchange();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "X25519",
                "P-256",
                "X448",
                "P-521",
                "P-384",
                "ffdhe2048",
                "ffdhe3072",
                "ffdhe4096",
                "ffdhe6144",
                "ffdhe8192"
            })
    void shouldUseTheGroupWhenOursHasNoOther(String group) throws Exception {
        var ours = Meeting.all(RSA.attributes(), groups(group));
        var served = talk(group, () -> meeting.withClient(RSA, ours, "-groups", ALL));
        served.program().await("^Server Temp Key: " + key(group) + "$");
        served.exchange();
        var connected = talk(group, () -> meeting.withServer(RSA, ours, "-groups", ALL));
        connected.program().await("^Supported groups: " + shared(group) + "$");
        connected.exchange();
    }

    @ParameterizedTest
    @ValueSource(strings = {"X25519", "P-256", "X448", "P-521", "P-384"})
    void shouldUseTheCurveWhenTheVersionIs12(String group) throws Exception {
        var ours = Meeting.all(RSA.attributes(), Version.TLS12.only());
        var theirChoice = meeting.withClient(RSA, ours, "-groups", group);
        theirChoice.program().await("^Server Temp Key: " + key(group) + "$");
        var ourChoice = meeting.withClient(RSA, Meeting.all(ours, groups(group)));
        ourChoice.program().await("^Server Temp Key: " + key(group) + "$");
        var theirServer = meeting.withServer(RSA, Meeting.all(ours, groups(group)));
        theirServer.program().await("^Supported groups: " + shared(group) + "$");
        theirServer.exchange();
    }

    /** A client sends keys for some of its groups only; another one costs it a second hello (RFC 8446 4.1.4). */
    @Test
    void shouldOfferTheGroupsThatWereChosenAndAgreeAfterARetry() throws Exception {
        var ours = Meeting.all(RSA.attributes(), groups("P-384:X25519:P-521"));
        var talk = meeting.withServer(RSA, ours, "-groups", "P-521");
        var offered = talk.program().await("^Supported groups: (.*)$").group(1).split(":", -1);
        assertEquals(Set.of("secp384r1", "x25519", "secp521r1"), Set.of(offered)); // in their order from Java 20 on
        talk.program().await("^Shared groups: secp521r1$");
        talk.exchange();
        var retried = meeting.withClient(RSA, ours, "-groups", "P-256:P-521");
        retried.program().await("^Server Temp Key: " + key("P-521") + "$");
        retried.exchange();
    }

    /** The curve of a key of TLS 1.3 is none for the key exchange, RFC 8446 4.2.3. */
    @ParameterizedTest
    @ValueSource(strings = {"X25519", "P-384"})
    void shouldProveByAKeyOnACurveThatIsNotAmongTheGroups(String group) throws Exception {
        var ours = Meeting.all(Party.any().attributes(), groups(group));
        meeting.withClient(Party.any(), ours, "-groups", group, "-verify_return_error")
                .exchange();
        meeting.withServer(Party.any(), ours, "-groups", group, "-Verify", "1", "-verify_return_error")
                .exchange();
    }

    @ParameterizedTest
    @EnumSource
    void shouldFailWhenNoGroupIsShared(Version version) throws Exception {
        var ours = Meeting.all(Party.any().attributes(), groups("X25519:P-256"));
        var server = meeting.serve(ours);
        var client = meeting.opensslClient(Party.any(), Meeting.port(server), version.option, "-groups", "P-384");
        Talk.failure(Errno.EPROTO, server::accept);
        client.await("alert (handshake failure|unexpected message)");
        var foreign = meeting.opensslServer(Party.any(), version.option, "-groups", "P-384");
        Talk.failure(Errno.EPROTO, () -> meeting.connect(Meeting.portOf(foreign), ours));
        foreign.await("no shared cipher|no suitable key share|no suitable groups");
    }

    @Test
    void shouldRefuseGroupsThatAreUnknownEmptyOrThereTwice() throws Exception {
        for (var names : List.of("P-111", "", "P-256:prime256v1", "X25519:x25519", "P-256:")) {
            var failure = Talk.failure(Errno.EINVAL, () -> meeting.connect(1, RSA.attributes(), groups(names)));
            assertEquals(true, failure.getMessage().contains("tls.groups"), failure::getMessage);
        }
    }
}

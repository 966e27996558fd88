package xcm.transport.btls.interop;

import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import xcm.ca.KeyKind;

/** Is about the kinds of keys that both ends prove by who they are. */
@Timeout(60)
class KeysTest {
    @RegisterExtension
    final Meeting meeting = new Meeting();

    static Stream<Arguments> cases() {
        return Stream.of(KeyKind.EC_P256, KeyKind.EC_P384, KeyKind.EC_P521, KeyKind.ED25519, KeyKind.RSA_2048)
                .flatMap(kind -> Stream.of(Version.values()).map(version -> Arguments.of(kind, version)));
    }

    private static String signature(KeyKind kind) {
        return switch (kind) {
            case ED25519 -> "(Ed|ed)25519";
            case RSA_2048, RSA_512 -> "RSA(-PSS)?";
            default -> "ECDSA";
        };
    }

    @ParameterizedTest
    @MethodSource("cases")
    void shouldProveWithEachKindOfKeyInBothRoles(KeyKind kind, Version version) throws Exception {
        var ours = Party.of(kind).attributes();
        var served = meeting.withClient(Party.of(kind), ours, version.option, "-verify_return_error");
        served.program().await("^Peer signature type: " + signature(kind) + "$");
        served.exchange();
        var connected =
                meeting.withServer(Party.of(kind), ours, version.option, "-Verify", "1", "-verify_return_error");
        connected.program().await("^Peer signature type: " + signature(kind) + "$");
        connected.exchange();
    }
}

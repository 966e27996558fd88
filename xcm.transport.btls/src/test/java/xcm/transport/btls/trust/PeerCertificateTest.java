package xcm.transport.btls.trust;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import xcm.ca.Authority;
import xcm.ca.Subject;

@Timeout(60)
class PeerCertificateTest {
    private static final Authority ROOT = Authority.root("Root");

    @Test
    void shouldGiveAllNamesInOrder() {
        var issued = ROOT.issue(Subject.named("b", "c")
                .dns("b-alt0", "B", "b", "b-alt1", "b-alt0")
                .email("a@b.example")
                .ip("10.0.0.1")
                .directory("first", "second")
                .directory());
        var peer = PeerCertificate.of(issued.certificate());
        assertEquals(Optional.of("b"), peer.commonName());
        assertEquals(List.of("b", "c"), peer.commonNames());
        assertEquals(List.of("b-alt0", "B", "b", "b-alt1", "b-alt0"), peer.dnsNames());
        assertEquals(List.of("a@b.example"), peer.emails());
        assertEquals(List.of(Optional.of("first"), Optional.empty()), peer.directoryNames());
        assertEquals(List.of("b", "b-alt0", "B", "b-alt1"), peer.names());
        assertEquals(20, peer.subjectKeyIdentifier().length);
        assertArrayEquals(issued.subjectKeyId(), peer.subjectKeyIdentifier());
    }

    @Test
    void shouldGiveNothingWhenThereIsNothing() {
        var peer = PeerCertificate.of(
                Forge.peer("O=ACME").withoutSubjectKeyIdentifier().selfSigned().certificate());
        assertEquals(Optional.empty(), peer.commonName());
        assertEquals(List.of(), peer.names());
        assertEquals(List.of(), peer.directoryNames());
        assertEquals(0, peer.subjectKeyIdentifier().length);
        assertFalse(peer.isNamed(List.of("", "ACME")));
    }

    @Test
    void shouldReadCommonNamesAsUtf8() {
        var issued = ROOT.issue(Subject.named("Åse"));
        assertEquals(
                Optional.of("Åse"), PeerCertificate.of(issued.certificate()).commonName());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "3009a40730053103020101", // a directory name of a set with a number
                "300ea40c300a31083006020101020102", // ... with two numbers in place of a type and a value
                "3003a40130", // ... that is cut
            })
    void shouldGiveNoAlternativeNamesWhenADirectoryNameCannotBeRead(String extension) {
        var peer = PeerCertificate.of(Forge.peer("CN=odd")
                .withEncoded(
                        Extension.subjectAlternativeName, false, HexFormat.of().parseHex(extension))
                .selfSigned()
                .certificate());
        assertEquals(List.of(), peer.directoryNames());
        assertEquals(List.of("odd"), peer.names());
    }

    @Test
    void shouldLeaveOutNamesWithNul() {
        var names = new GeneralNames(new GeneralName[] {
            new GeneralName(GeneralName.dNSName, "good.example\0.bad.example"),
            new GeneralName(GeneralName.dNSName, "fine.example"),
            new GeneralName(GeneralName.rfc822Name, "a@good.example\0")
        });
        var peer = PeerCertificate.of(Forge.peer("CN=good.example\\00.bad.example")
                .with(Extension.subjectAlternativeName, false, names)
                .selfSigned()
                .certificate());
        assertEquals(List.of("fine.example"), peer.names());
        assertEquals(List.of(), peer.emails());
        assertFalse(peer.isNamed(List.of("good.example")));
    }

    @Test
    void shouldTakeWhatIsUnreadableForAbsent() {
        var peer = PeerCertificate.of(Forge.peer("CN=peer")
                .withEncoded(Extension.subjectAlternativeName, false, (byte) 0x30, (byte) 9, (byte) 1)
                .withEncoded(Extension.subjectKeyIdentifier, false, (byte) 4, (byte) 9)
                .selfSigned()
                .certificate());
        assertEquals(List.of("peer"), peer.names());
        assertEquals(List.of(), peer.dnsNames());
        assertEquals(0, peer.subjectKeyIdentifier().length);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"one.example", "ONE.Example", "two", "san.example", "Other.example", "*.wild.example", "10.0.0.9"
            })
    void shouldBeNamedByAnyCommonNameAndDnsName(String name) {
        assertTrue(named().isNamed(List.of("no.example", name)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "example",
                "x.one.example",
                "one.example.",
                "x.wild.example",
                "*.example",
                "10.0.0.1",
                "a@mail.example",
                "mail.example",
                "\u017fan.example",
                ""
            })
    void shouldNotBeNamedByAnythingElse(String name) {
        assertFalse(named().isNamed(List.of(name)));
        assertFalse(named().isNamed(List.of()));
    }

    private static PeerCertificate named() {
        return PeerCertificate.of(ROOT.issue(Subject.named("one.example", "two")
                        .dns("san.example", "other.EXAMPLE", "*.wild.example", "10.0.0.9")
                        .ip("10.0.0.1")
                        .email("a@mail.example"))
                .certificate());
    }
}

package xcm.transport.btls;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import xcm.ca.Authority;
import xcm.ca.Subject;
import xcm.linux.Errno;
import xcm.linux.ErrnoException;
import xcm.transport.btls.credential.Item;
import xcm.transport.btls.credential.Source;

/** Which of many faults of settings is told. */
@Timeout(60)
class PreparationTest {
    private final TlsSettings settings = new TlsSettings(true);

    PreparationTest() {
        var issued = Authority.root("preparation").issue(Subject.named("end"));
        settings.setSource(Item.CERT, new Source.Value(issued.certificatePem().getBytes(US_ASCII)));
        settings.setSource(Item.KEY, new Source.Value(issued.keyPem().getBytes(US_ASCII)));
        settings.auth = false;
        settings.ciphers13 = "";
    }

    private Errno failure() {
        return assertThrows(ErrnoException.class, () -> Preparation.of(settings, Optional.empty()))
                .errno();
    }

    @Test
    void shouldFailAsAHandshakeWhenNoSuiteOfAnEnabledVersionIsListed() {
        assertEquals(Errno.EPROTO, failure());
    }

    @Test
    void shouldTellOfMalformedSettingsFirstWhenNoHandshakeCanComeOfThem() {
        settings.groups = Optional.of("no group");
        assertEquals(Errno.EINVAL, failure());
    }

    @Test
    void shouldTellOfContradictingSettingsFirstWhenNoHandshakeCanComeOfThem() {
        settings.verifyPeerName = true;
        assertEquals(Errno.EINVAL, failure());
    }
}
